// P16: on the worst line a school has, everything arrives, and little of it twice.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveDraft } from '../../src/db/drafts.ts';
import { round } from '../../src/db/meta.ts';
import { submitDraft } from '../../src/db/record.ts';
import { ownRecords } from '../../src/db/records.ts';
import { openSchool } from '../../src/server/school.contract.ts';
import { answers, wang } from '../cast.ts';
import { sized } from '../proof/size.ts';
import { answered, Phone, takePhoto, wire } from './phone.ts';
import { corridor, stairwell } from '../weak.ts';
import { playUntilOver, WeakLine, type Played } from './weak-line.ts';

const records = sized({ quick: 1, commit: 20, proof: 20 });
const photos = 3 * records;
const photoBytes = 333_333;

const played: Played = { ...stairwell, buffers: false, seed: 1 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] });
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const timer = new AbortController();
    setTimeout(() => timer.abort(new DOMException('too slow', 'TimeoutError')), ms);
    return timer.signal;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function walked({ db }: Phone): Promise<void> {
  for (let i = 0; i < records; i++) {
    let draft = await answered(db, `door ${i}`, photoBytes);
    for (let n = 1; n < photos / records; n++) draft = await takePhoto(db, draft, 'Z1-01', `${i} ${n}`, photoBytes);
    await saveDraft(db, { ...draft, answers });
    await submitDraft(db, draft.id);
  }
}

/** As `keepDelivering` goes on: after each round as long as the round says. */
async function deliver(phone: Phone, line: WeakLine): Promise<void> {
  while ((await phone.round()) !== 'done') {
    const { nextAttemptAt } = await round(phone.db);
    await line.pass(Math.max(1000, (nextAttemptAt ?? 0) - Date.now()));
  }
}

test.each<[string, Played]>([
  ['64 kbit/s, 800 ms, one packet in ten lost, cut every minute', played],
  ['the same through a proxy that passes on whole bodies only', { ...played, buffers: true, seed: 2 }],
  ['400 kbit/s, 300 ms, one in fifty lost, cut every twenty seconds', { ...corridor, buffers: false, seed: 3 }],
])(
  'P16 records with three photos each arrive, and little is sent twice: %s',
  async (_, weak) => {
    const school = await openSchool();
    const phone = new Phone(wang, wire(school, wang));
    await phone.round();
    await walked(phone);
    const line = new WeakLine(wire(school, wang), weak);
    phone.line = line.line;
    const startedAt = Date.now();
    await playUntilOver(line, deliver(phone, line));
    const payload = photos * photoBytes;
    const again = (line.sentBytes - payload) / payload;
    const least = ((payload * 8) / weak.kbits) * (1 + weak.loss);
    const said = `${(again * 100).toFixed(1)} % more bytes, ${((Date.now() - startedAt) / least).toFixed(2)}× the line's least time, ${line.cuts} cuts`;
    console.log(said);
    expect((await ownRecords(phone.db, records)).every(({ delivery }) => delivery === 'delivered')).toBe(true);
    expect(line.cuts).toBeGreaterThan(records / 4);
    expect(again, said).toBeLessThan(0.1);
  },
  120_000,
);
