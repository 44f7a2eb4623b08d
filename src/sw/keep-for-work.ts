// Keeps what a person's work needs besides what everybody keeps: asked for by the page, and brought along by each new version.
/// <reference lib="webworker" />
import { registerRoute } from 'workbox-routing';
import { worksOf, type Work } from './of-work.ts';

declare const self: ServiceWorkerGlobalScope;
const cacheName = 'patrol-of-work';
const pathOf = (url: string): string => new URL(url, self.location.origin).pathname;

/** `files`: all there are of this version, by address. */
export function keepForWork(files: readonly string[]): { keep: (work: readonly Work[]) => Promise<void> } {
  const paths = new Set(files.map(pathOf));
  const keep = async (work: readonly Work[]): Promise<void> => {
    const cache = await caches.open(cacheName);
    const kept = new Set((await cache.keys()).map(({ url }) => pathOf(url)));
    const wanted = files.filter((url) => worksOf(url).some((one) => work.includes(one)) && !kept.has(pathOf(url)));
    await cache.addAll(wanted.map(pathOf));
  };
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && paths.has(url.pathname),
    async ({ request }) => (await caches.match(request, { cacheName })) ?? self.fetch(request),
  );
  // A version that cannot bring all that the one before had is not installed.
  self.addEventListener('install', (event) => event.waitUntil(worksKept().then(keep)));
  self.addEventListener('activate', (event) => event.waitUntil(forgetOthers(paths)));
  return { keep };
}

async function worksKept(): Promise<Work[]> {
  const kept = await (await caches.open(cacheName)).keys();
  const works = kept.map(({ url }) => worksOf(pathOf(url).slice(1)));
  // What is shared says nothing of whose work it was kept for.
  return [...new Set(works.filter((of) => of.length === 1).flat())];
}

async function forgetOthers(paths: ReadonlySet<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  const others = (await cache.keys()).filter(({ url }) => !paths.has(pathOf(url)));
  await Promise.all(others.map((request) => cache.delete(request)));
}
