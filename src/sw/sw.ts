// Keeps the app on the phone and starts a round of sync when the browser says so. Nothing under /api/ is ever cached.
/// <reference lib="webworker" />
import { createHandlerBoundToURL, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { currentSession } from '../db/device.ts';
import { openDeviceDb } from '../db/device-db.ts';
import { deliverOthers } from '../sync/others.ts';
import { runRound, type RoundEnd } from '../sync/run.ts';
import { keepForWork } from './keep-for-work.ts';
import { answerPushes } from './push.ts';
import { worksOf, type Work } from './of-work.ts';
import { takeShared } from './take-shared.ts';

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Array<{ url: string; revision: string | null }>;
};

/** The browser ends a sync event after three minutes. */
const stopAfterMs = 120_000;

// A failed download of any file fails the installation, so there is never half an app.
const all: readonly { url: string; revision: string | null }[] = self.__WB_MANIFEST;
const files = all.filter(({ url }) => worksOf(url).length === 0);
// Nobody hears of a request behind whoever answers it.
self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.waitUntil(forgetBefore(event.resultingClientId));
});
precacheAndRoute(files);
const urls = all.map(({ url }) => url);
const { keep, forgetBefore } = keepForWork(
  urls,
  urls.filter((url) => worksOf(url).length > 0),
);
self.addEventListener('install', () => files.forEach(fetchAhead));
takeShared();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }));

self.addEventListener('message', (event) => {
  const message = event.data as { type?: unknown; work?: Work[] } | null;
  // Only when the person agreed: a new version never springs.
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting();
  if (message?.type !== 'KEEP') return;
  const answer = (isKept: boolean) => event.ports[0]?.postMessage(isKept);
  event.waitUntil(
    keep(message.work ?? []).then(
      () => answer(true),
      () => answer(false),
    ),
  );
});
answerPushes();
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent;
  if (sync.tag.startsWith('outbox')) sync.waitUntil(deliver());
});

/** Workbox asks for one file after another, which on a weak line is mostly waiting: it then finds them in the browser's cache. */
async function fetchAhead({ url, revision }: { url: string; revision: string | null }): Promise<void> {
  if (revision === null && !(await matchPrecache(url))) await self.fetch(url).catch(() => undefined);
}

/** Also for those who are not signed in: their work must not wait for their next shift. */
async function deliver(): Promise<void> {
  const startedAt = performance.now();
  const session = await currentSession();
  // The browser says the network is there, so a wait that an earlier failure asked for is over.
  const db = session ? await openDeviceDb(session.person.id) : null;
  const own: RoundEnd = db ? await runRound(db, { force: true, stopAfterMs }) : 'done';
  const restMs = stopAfterMs - (performance.now() - startedAt);
  const others = await deliverOthers(db, { force: true, stopAfterMs: restMs });
  // The browser tries again only what has failed.
  if (own !== 'done' || others !== 'done') throw new Error(`${own}, ${others}`);
}
