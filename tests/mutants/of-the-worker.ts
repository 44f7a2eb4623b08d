// What goes wrong where no page is open, and between two versions.
import { change, type Mutant } from './mutant.ts';

const worker = 'src/sw/sw.ts';

export const ofTheWorker: readonly Mutant[] = [
  {
    name: 'a new version takes over as soon as it is there',
    thread: 'pi-web#47, GoogleChrome/workbox#1744',
    lesson: 'no skipWaiting at install: a page under it goes white at its next part',
    patches: [
      change(
        worker,
        "self.addEventListener('install', () => files.forEach(fetchAhead));",
        "self.addEventListener('install', () => void self.skipWaiting());\nself.addEventListener('install', () => files.forEach(fetchAhead));",
      ),
    ],
    by: ['src/sw/sw.test.ts', 'a new version takes over'],
  },
  {
    name: 'with the version before go the parts that open pages still ask for',
    thread: 'gamedev.pl#361',
    lesson: 'old assets are kept while a page of their version is open',
    patches: [change('src/sw/keep-for-work.ts', 'event.waitUntil(setAside(now).catch(() => undefined))', 'void now')],
    by: ['src/sw/keep-for-work.test.ts', 'a part that an open page'],
  },
  {
    name: 'a round of the worker that failed is called done',
    thread: 'GoogleChrome/workbox#597',
    lesson: 'the browser tries again only what it hears has failed',
    patches: [
      change(
        worker,
        "if (own !== 'done' || others !== 'done') throw",
        "if (own === 'busy' && others === 'busy') throw",
      ),
    ],
    by: ['src/sw/sw.test.ts', 'a round that left'],
  },
  {
    name: 'what a closed page left waits until it is opened again',
    thread: 'rocicorp/replicache v9.0.0-beta.1',
    lesson: 'the outbox outlives its page, and the worker delivers it',
    patches: [
      change(
        worker,
        'sync.waitUntil(deliver());',
        'sync.waitUntil(self.clients.matchAll().then((open) => (open.length > 0 ? deliver() : undefined)));',
      ),
    ],
    by: ['src/sw/sw.test.ts', 'what a page that was closed left'],
  },
  {
    name: 'a page is loaded anew in the middle of what somebody does there',
    thread: 'GoogleChrome/workbox#1744',
    lesson: 'the version that another window took waits until nothing is open here',
    patches: [
      change('src/app/shell/worker.ts', 'if (isInTheMiddle()) screen', 'if (isInTheMiddle() && isFirst) screen'),
    ],
    by: ['src/app/shell/worker.test.ts', 'when another window took'],
  },
];
