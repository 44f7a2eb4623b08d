// Start: ask the phone who is here while the page is put together, then show it.
import { render } from 'preact';
import { currentSession } from '../db/device.ts';
import { DatabaseMissing, openDeviceDb, watchDeviceDb } from '../db/device-db.ts';
import { delivery } from './again.ts';
import { App } from './app.tsx';
import { whenAtRest } from './at-rest.ts';
import { dropEarly, openEarly } from './inspection/draft-opening.ts';
import { loadPreferences } from './preferences.ts';
import { beginSession, nobodySignedIn } from './session.ts';
import { Boundary } from './shell/boundary.tsx';
import { showTurningSigns } from './shown-text.ts';
import { watchInstall } from './shell/install.ts';
import { screen } from './state.ts';
import { watchSecondTaps } from './ui/second-tap.ts';
import './ui/tokens.css';
import './ui/base.css';

async function enter(): Promise<void> {
  const session = await currentSession();
  if (!session) return nobodySignedIn();
  const db = await openDeviceDb(session.person.id);
  beginSession(session, db);
  const id = draftAsked();
  if (id === null) return;
  const startAt = new URLSearchParams(location.search).get('item') ?? undefined;
  await openEarly({ db, session, id, startAt });
}

/** The draft whose address was opened. */
const draftAsked = (): string | null => /^\/inspection\/([^/]+)$/.exec(location.pathname)?.[1] ?? null;

/** Without a database nobody can be signed in here, and the sign-in page says why. Anything else is shown as it is. */
function notEntered(failed: unknown): unknown {
  screen.setState({ session: null });
  return failed instanceof DatabaseMissing ? undefined : failed;
}

// Where the looks of a part cannot be fetched, its script cannot either, and whoever asked for it knows what to show instead.
addEventListener('vite:preloadError', (event) => {
  if (event.payload.message.includes('preload CSS')) event.preventDefault();
});

showTurningSigns();
watchDeviceDb((trouble) => void import('./fetched/walk.ts').then((walk) => walk.tellOtherVersion(trouble)));
watchInstall();
watchSecondTaps();
void start();

/** No await of the file's own: what comes later waits for this file, and must be there to say why nothing opens. */
async function start(): Promise<void> {
  const entering = enter().then(() => undefined, notEntered);
  const [, failed] = await Promise.all([loadPreferences(), entering]);
  const Start = () => {
    if (failed !== undefined) throw failed;
    return <App />;
  };
  render(
    <Boundary>
      <Start />
    </Boundary>,
    document.getElementById('app')!,
  );
  dropEarly();
  whenAtRest(() => void delivery().then(({ startWorker }) => startWorker()));
}
