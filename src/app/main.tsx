// Start: ask the phone who is here while the page is put together, then show it.
import { render } from 'preact';
import { currentSession } from '../db/device.ts';
import { openDeviceDb } from '../db/device-db.ts';
import { keepDelivering } from '../sync/triggers.ts';
import { App } from './app.tsx';
import { loadPreferences } from './preferences.ts';
import { watchInstall } from './shell/install.ts';
import { startWorker } from './shell/worker.ts';
import { screen } from './state.ts';
import './ui/tokens.css';
import './ui/base.css';

async function enter(): Promise<void> {
  const session = await currentSession();
  const db = session ? await openDeviceDb(session.person.id) : null;
  screen.setState({ session, db });
  if (db) keepDelivering(db);
}

const entering = enter();
watchInstall();
await Promise.all([loadPreferences(), entering]);
render(<App />, document.getElementById('app')!);
void startWorker();
