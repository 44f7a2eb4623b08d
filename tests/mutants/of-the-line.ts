// What goes wrong between phone and school.
import { change, type Mutant } from './mutant.ts';

const push = 'src/sync/push.ts';
const sendPhotos = 'src/sync/send-photos.ts';

export const ofTheLine: readonly Mutant[] = [
  {
    name: 'the outbox row goes before the answer comes',
    thread: 'GoogleChrome/workbox#3237, getodk/getodk#1017',
    lesson: 'an item leaves only on its receipt',
    patches: [
      change(
        push,
        'const sent = await message(db, batch);',
        'const sent = await message(db, batch); await db.outbox.bulkDelete(ids);',
      ),
    ],
    by: ['tests/sync/rounds.test.ts', ''],
  },
  {
    name: 'any 200 counts as delivered',
    thread: 'reliability.md 0.1',
    lesson: 'captive portals answer 200',
    patches: [
      change(
        push,
        'const stopped = stopOf(answered);',
        'if (answered.status === 200) { await db.outbox.bulkDelete(ids); continue; } const stopped = stopOf(answered);',
      ),
    ],
  },
  {
    name: 'a receipt counts without its hash',
    thread: 'getodk/collect#4589',
    lesson: 'both sides must mean the same content',
    patches: [
      change(
        push,
        'if (receipt.id !== entry.id || receipt.hash !== entry.hash) return null;',
        'if (receipt.id !== entry.id) return null;',
      ),
    ],
    by: ['tests/sync/entries.test.ts', 'O2'],
  },
  {
    name: 'one entry that a proxy sends back holds up all others for ever',
    thread: 'hercycle-ai#308',
    lesson: 'what is answered and not by the school is halved, and one alone is passed over',
    patches: [change(push, 'if (!mayBeOfOne(stopped)) return stopped;', 'return stopped;')],
    by: ['tests/sync/entries.test.ts', 'P11'],
  },
  {
    name: 'a photo that a proxy sends back is the last of its round',
    thread: 'hercycle-ai#308',
    lesson: 'a photo that fails is passed over',
    patches: [
      change(sendPhotos, 'if (stop && (stop !== sentBack || inARow >= patience)) ended ??= stop;', 'ended ??= stop;'),
    ],
    by: ['tests/sync/photos.test.ts', 'F10'],
  },
  {
    name: 'what waits is sent in any order',
    thread: 'GoogleChrome/workbox#2640',
    lesson: 'the oldest go first, whatever is added meanwhile',
    patches: [
      change(
        'src/db/outbox.ts',
        "    .orderBy('opSeq')\n    .filter((row) => isWaiting",
        "    .orderBy('id')\n    .reverse()\n    .filter((row) => isWaiting",
      ),
    ],
    by: ['tests/sync/entries.test.ts', 'P2'],
  },
  {
    name: 'the network comes back and nobody hears of it',
    thread: 'GoogleChrome/workbox#3335',
    lesson: 'the page delivers by itself; the browser’s sync is a bonus',
    patches: [change('src/sync/triggers.ts', "  addEventListener('online', onNetwork);\n", '')],
    by: ['src/sync/triggers.test.ts', 'a round starts at once'],
  },
  {
    name: 'what is recorded while a round is on its way waits for the timer',
    thread: 'getodk/collect#5473',
    lesson: 'a round that ends begins again when it was wanted meanwhile',
    patches: [change('src/sync/triggers.ts', '    if (isWantedAgain) return deliver(true);\n', '')],
    by: ['src/sync/triggers.test.ts', 'what is recorded during a round'],
  },
  {
    name: 'a download of many pages gives up',
    thread: 'actualbudget/actual#8816',
    lesson: 'what brings something is no failure, however often it is asked',
    patches: [
      change('src/sync/pull.ts', 'if (!body.more) return null;', 'if (!body.more) return null;\n    restarts += 0.25;'),
    ],
    by: ['tests/sync/rounds.test.ts', 'C1 a download goes on'],
  },
  {
    name: 'two rounds of one page run side by side',
    thread: 'GoogleChrome/workbox#600',
    lesson: 'what is on its way is not sent a second time meanwhile',
    patches: [
      change(
        'src/sync/triggers.ts',
        'if (running && performance.now() - aliveAt < longestMs) {',
        'if (running && aliveAt < 0) {',
      ),
    ],
    by: ['src/sync/triggers.test.ts', 'what is recorded during a round'],
  },
  {
    name: 'the lock lies in the memory of one window',
    thread: 'SandeepVashishtha/Eventra#16528',
    lesson: 'another window and the worker must find it',
    patches: [change('src/sync/lock.ts', 'if (!locks) return', 'if (!locks || db) return')],
    by: ['src/sync/lock.test.ts', 'R1 so does a round in another window'],
  },
  {
    name: 'a frozen tab keeps the lock',
    thread: 'pubkey/rxdb#8514',
    lesson: 'a holder without a heartbeat loses it',
    patches: [
      change('src/sync/lock.ts', "if (ended !== 'busy' || !(await isFrozen(db))) return ended;", 'return ended;'),
    ],
    by: ['src/sync/lock.test.ts', ''],
  },
  {
    name: '401 clears the outbox',
    thread: 'dexie/Dexie.js#2140, Aam-Digital/ndb-core#4178',
    lesson: 'an expired session destroys nothing',
    patches: [
      change('src/sync/run.ts', '      await onLogin();', '      await db.outbox.clear();\n      await onLogin();'),
    ],
    by: ['tests/sync/rounds.test.ts', 'S1'],
  },
  {
    name: 'pieces of a photo go under the next person’s session',
    thread: 'found here',
    lesson: 'who is signed in is asked before each request',
    patches: [
      change(
        sendPhotos,
        'const stop = await turn.stop();\n  return stop ?',
        'const stop = null as Stop | null;\n  return stop ?',
      ),
    ],
    by: ['tests/sync/shared-phones.test.ts', 'S3'],
  },
  {
    name: 'the session of whoever signed in meanwhile answers for somebody else',
    thread: 'found here',
    lesson: 'a request says for whom it is, and the school compares',
    patches: [
      change(
        'src/server/sessions.ts',
        '(c.req.header(personHeader) ?? session.personId) !== session.personId',
        'c.req.header(personHeader) === session.id',
      ),
    ],
    by: ['tests/sync/shared-phones.test.ts', 'S3'],
  },
  {
    name: 'a bent clock stops delivery for years',
    thread: 'dynos-sync#93',
    lesson: 'a stored time beyond the cap is due',
    patches: [
      change(
        'src/sync/backoff.ts',
        'return nextAttemptAt <= now || nextAttemptAt - now > cap;',
        'return nextAttemptAt <= now || cap < 0;',
      ),
    ],
    by: ['src/sync/backoff.test.ts', ''],
  },
  {
    name: 'the app does not look for new versions by itself',
    thread: 'ashwin-pc/pi-web#9',
    lesson: 'a home-screen icon may show the old build for weeks',
    patches: [
      change(
        'src/app/shell/worker.ts',
        "document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());\n}",
        '}',
      ),
    ],
    by: ['src/app/shell/worker.test.ts', 'a new version is looked for'],
  },
  {
    name: 'an app that stays open never looks for new versions',
    thread: 'kody-video#170',
    lesson: 'it looks every hour',
    patches: [change('src/app/shell/worker.ts', '  setInterval(look, hourMs);\n', '')],
    by: ['src/app/shell/worker.test.ts', 'a new version is looked for'],
  },
  {
    name: 'the look for a new version is answered from a cache',
    thread: 'ashwin-pc/pi-web#9',
    lesson: 'the worker’s file is asked of the school each time',
    patches: [change('src/app/shell/worker.ts', ", { updateViaCache: 'none' });", ');')],
    by: ['src/app/shell/worker.test.ts', 'a new version is looked for'],
  },
];
