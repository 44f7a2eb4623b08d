// Keeps what a person's work needs besides what everybody keeps: asked for by the page, and brought along by each new version. And
// what pages of the version before ask for: one that stays open over an update has not fetched all its parts.
/// <reference lib="webworker" />
import { registerRoute } from 'workbox-routing';
import { worksOf, type Work } from './of-work.ts';

declare const self: ServiceWorkerGlobalScope;
const cacheName = 'patrol-of-work';
const pathOf = (url: string): string => new URL(url, self.location.origin).pathname;

type Kept = {
  keep: (work: readonly Work[]) => Promise<void>;
  /** `loading`: the client of a page that is loaded now. It is of this version, so where it is alone nobody asks for what was before. */
  forgetBefore: (loading: string) => Promise<void>;
};

/** `all`: the files of this version, by address; `files`: those of them that only some work needs. */
export function keepForWork(all: readonly string[], files: readonly string[]): Kept {
  const keep = async (work: readonly Work[]): Promise<void> => {
    const cache = await caches.open(cacheName);
    const kept = new Set((await cache.keys()).map(({ url }) => pathOf(url)));
    const wanted = files.filter((url) => worksOf(url).some((one) => work.includes(one)) && !kept.has(pathOf(url)));
    await cache.addAll(wanted.map(pathOf));
  };
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
    async ({ request }) => (await caches.match(request, { cacheName })) ?? self.fetch(request),
  );
  // A version that cannot bring all that the one before had is not installed.
  self.addEventListener('install', (event) => event.waitUntil(worksKept().then(keep)));
  const now = new Set(all.map(pathOf));
  // Where there is no room for it, the new version is of more use.
  self.addEventListener('install', (event) => event.waitUntil(setAside(now).catch(() => undefined)));
  return {
    keep,
    forgetBefore: async (loading) => {
      const open = await self.clients.matchAll();
      if (!self.registration.waiting && open.every(({ id }) => id === loading)) await forgetOthers(now);
    },
  };
}

async function worksKept(): Promise<Work[]> {
  const kept = await (await caches.open(cacheName)).keys();
  const works = kept.map(({ url }) => worksOf(pathOf(url).slice(1)));
  // What is shared says nothing of whose work it was kept for.
  return [...new Set(works.filter((of) => of.length === 1).flat())];
}

/** Workbox throws what this version has not out of its own cache once it takes over. */
async function setAside(paths: ReadonlySet<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const name of await caches.keys()) {
    if (!name.startsWith('workbox')) continue;
    const from = await caches.open(name);
    for (const request of await from.keys()) {
      const path = pathOf(request.url);
      const file = path.startsWith('/assets/') && !paths.has(path) && (await from.match(request));
      if (file) await cache.put(request, file);
    }
  }
}

async function forgetOthers(paths: ReadonlySet<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  const others = (await cache.keys()).filter(({ url }) => !paths.has(pathOf(url)));
  await Promise.all(others.map((request) => cache.delete(request)));
}
