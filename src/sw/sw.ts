// Keeps the app on the phone and starts a round of sync when the browser says so. Nothing under /api/ is ever cached.
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { currentSession } from '../db/device.ts';
import { openDeviceDb } from '../db/device-db.ts';
import { deliverOthers } from '../sync/others.ts';
import { runRound, type RoundEnd } from '../sync/run.ts';

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Array<{ url: string; revision: string | null } | string>;
};

/** The browser ends a sync event after three minutes. */
const stopAfterMs = 120_000;

// A failed download of any file fails the installation, so there is never half an app.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }));

// Only when the person agreed: a new version never springs.
self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING')
    void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent;
  if (sync.tag.startsWith('outbox')) sync.waitUntil(deliver());
});

/** Also for those who are not signed in: their work must not wait for their next shift. */
async function deliver(): Promise<void> {
  const startedAt = performance.now();
  const session = await currentSession();
  // The browser says the network is there, so a wait that an earlier failure asked for is over.
  const own: RoundEnd = session
    ? await runRound(await openDeviceDb(session.person.id), { force: true, stopAfterMs })
    : 'done';
  const restMs = stopAfterMs - (performance.now() - startedAt);
  const others = await deliverOthers(session?.person.id ?? null, { force: true, stopAfterMs: restMs });
  // The browser tries again only what has failed.
  if (own !== 'done' || others !== 'done') throw new Error(`not done: ${own}, others ${others}`);
}
