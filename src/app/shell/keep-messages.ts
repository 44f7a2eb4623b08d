// While the page lives: messages are looked for, the app's icon shows how many are unread, and a notification that was pressed
// opens its screen here.
import { liveQuery } from 'dexie';
import { metaOf, putMeta } from '../../db/meta.ts';
import { unreadMessages } from '../../db/messages.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { lookForMessages } from '../../sync/messages.ts';
import { screen } from '../state.ts';

const everyMs = 5 * 60_000;

/** For whoever is signed in, and whoever comes after. */
export function keepMessages(): void {
  let stop = keepFor(screen.getState().db);
  screen.subscribe(({ db, language }, before) => {
    if (db && language !== before.language) void putMeta(db, 'language', language);
    if (db === before.db) return;
    stop();
    stop = keepFor(db);
  });
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    const said = data as { type?: unknown; path?: unknown } | null;
    if (said?.type === 'MESSAGES') look();
    if (said?.type === 'OPEN' && typeof said.path === 'string') open(said.path);
  });
}

/** Nothing is lost with a message: what goes wrong is tried again the next time. */
const complain = (error: unknown): void => console.error('messages', error);

function look(): void {
  const { db } = screen.getState();
  if (db) void lookForMessages(db).catch(complain);
}

function keepFor(db: DeviceDb | null): () => void {
  if (!db) {
    showNumber(0);
    return () => undefined;
  }
  void putMeta(db, 'language', screen.getState().language);
  void begin(db).catch(complain);
  const number = liveQuery(async () => unreadMessages(db)).subscribe(showNumber);
  const onReturn = () => document.visibilityState === 'visible' && look();
  const timer = setInterval(onReturn, everyMs);
  document.addEventListener('visibilitychange', onReturn);
  addEventListener('online', look);
  return () => {
    number.unsubscribe();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onReturn);
    removeEventListener('online', look);
  };
}

/** A subscription ends with its session, and this may be a new one. */
async function begin(db: DeviceDb): Promise<void> {
  const wanted = (await metaOf(db, 'notify')) && 'Notification' in globalThis && Notification.permission === 'granted';
  await lookForMessages(db);
  if (!wanted) return;
  const { subscribe } = await import('../fetched/notify.ts');
  await subscribe(db, await navigator.serviceWorker.ready);
}

function showNumber(unread: number): void {
  if (!('setAppBadge' in navigator)) return;
  const done = unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge();
  // Where there is no icon to show it on.
  void done.catch(() => undefined);
}

/** As if a link had been pressed. */
function open(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}
