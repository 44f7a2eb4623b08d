// The product as it runs, in a process that can be killed: a school with its phones signed in, and a hand on its store for
// counting. Only the limit a phone is out of the way.
import { createHash } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { readConfig } from '../../../src/server/config.ts';
import { makeEntries } from '../../../src/server/entries.ts';
import { listen, openParts } from '../../../src/server/main.ts';
import { seenEveryMs } from '../../../src/server/sessions.ts';
import { checklist, dorm3, floor2, id, sun, wang, yucai } from '../../cast.ts';
import type { Asked, Counted } from './process.ts';

const [port = '0', ...tokens] = process.argv.slice(2);
const config = readConfig({ ...process.env, PORT: port, LOG_LEVEL: 'error' });
const opened = await openParts(config, null);
const { parts } = opened;
const { store } = parts;
parts.requestsPerMinute = Number.MAX_SAFE_INTEGER;
let aheadMs = 0;
parts.now = () => Date.now() + aheadMs;
if (!(await store.documents.school())) {
  await found();
  // Those that follow start in half the time; a process that is killed keeps nothing for them.
  flushCompileCache();
}
const { url } = await listen(config, opened);

process.on('message', (asked: Asked) => {
  if (asked === 'count') void count().then((counted) => process.send?.(counted));
  else process.send?.({ aheadMs: (aheadMs += seenEveryMs + 60_000) });
});
process.on('disconnect', () => process.exit());
process.send?.({ url });

async function count(): Promise<Counted> {
  const { totals } = await store.reports.inspections(yucai.id, { scope: [], limit: 1 });
  return { records: totals.received, broken: await store.ledger.firstBreak(yucai.id) };
}

async function found(): Promise<void> {
  const now = Date.now();
  const session = (n: number, token: string) => ({
    id: id(2000 + n),
    tokenHash: createHash('sha256').update(token).digest('hex'),
    deliveryHash: null,
    deviceId: id(3000 + n),
    agent: 'proof',
    createdAt: now,
  });
  const founding = (first: number) =>
    makeEntries(
      [
        { kind: 'school-founded', schema: 1, subject: yucai.id, body: yucai },
        { kind: 'person-added', schema: 1, subject: sun.id, body: sun },
        { kind: 'person-added', schema: 1, subject: wang.id, body: wang },
        { kind: 'template-published', schema: 1, subject: 'Z1@1', body: checklist },
        { kind: 'place-added', schema: 1, subject: dorm3.id, body: dorm3 },
        { kind: 'place-added', schema: 1, subject: floor2.id, body: floor2 },
      ],
      sun.id,
      store.device,
      first,
      now,
    );
  await store.people.found(yucai, sun, founding, 'no password opens this', session(99, 'nobody holds this'), now);
  for (const [n, token] of tokens.entries()) await store.sessions.open(yucai.id, wang.id, session(n, token));
}
