// The product as it runs, with a school and its phones signed in. Only the limit a phone is out of the way: a hundred
// phones' load comes here over a few sessions.
import { createHash } from 'node:crypto';
import { makeEntries } from '../../../src/server/entries.ts';
import { readConfig } from '../../../src/server/config.ts';
import { listen, openParts } from '../../../src/server/main.ts';
import { dorm3, floor2, id, sun, wang, yucai } from '../../cast.ts';
import { twenty } from './bodies.ts';

const [dataDir = '', ...tokens] = process.argv.slice(2);
const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info' });
const opened = await openParts(config, null);
const { parts } = opened;
parts.requestsPerMinute = Number.MAX_SAFE_INTEGER;

const now = Date.now();
const session = (n: number, token: string) => ({
  id: id(2000 + n),
  tokenHash: createHash('sha256').update(token).digest('hex'),
  deliveryHash: null,
  deviceId: id(3000 + n),
  agent: 'bench',
  createdAt: now,
});
const founding = (first: number) =>
  makeEntries(
    [
      { kind: 'school-founded', schema: 1, subject: yucai.id, body: yucai },
      { kind: 'person-added', schema: 1, subject: sun.id, body: sun },
      { kind: 'person-added', schema: 1, subject: wang.id, body: wang },
      { kind: 'template-published', schema: 1, subject: 'Z2@1', body: twenty },
      { kind: 'place-added', schema: 1, subject: dorm3.id, body: dorm3 },
      { kind: 'place-added', schema: 1, subject: floor2.id, body: floor2 },
    ],
    sun.id,
    parts.store.device,
    first,
    now,
  );
await parts.store.people.found(yucai, sun, founding, 'no password opens this', session(99, 'nobody holds this'), now);
for (const [n, token] of tokens.entries()) await parts.store.sessions.open(yucai.id, wang.id, session(n, token));
const { url } = await listen(config, opened);
process.send?.({ url });
process.on('disconnect', () => process.exit());
