import { expect, test } from 'vitest';
import { canteen, dorm3, entry, floor2, id, sun, wang, yucai } from '../../../tests/cast.ts';
import type { AlarmTaken } from '../../domain/alarm.ts';
import type { HazardRows } from '../../domain/hazard-reports.ts';
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import type { Messages } from '../../domain/message.ts';
import { placeCode } from '../../domain/place-code.ts';
import type { ReadTokenMade } from '../../domain/read-token.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const tokenFor = async (cases: Cases, over: object = {}): Promise<string> => {
  const wanted = { name: '配电监控', kinds: ['alarms'], places: [], days: 30, ...over };
  return (await cases.school.json<ReadTokenMade>(sun, 'POST', '/api/read-tokens', wanted)).token;
};
const about = (cases: Cases, over: object = {}) => ({
  id: 'loop-2/47',
  at: cases.school.clock.ms - minuteMs,
  place: placeCode(floor2),
  category: 'electricity',
  text: '2 层配电箱漏电超限',
  ...over,
});
const send = (cases: Cases, token: string, over: object = {}) =>
  cases.school.ask(null, 'POST', '/api/v1/alarms', about(cases, over), { authorization: `Bearer ${token}` });
const taken = async (cases: Cases, token: string, over: object = {}) => {
  const answer = await send(cases, token, over);
  expect(answer.status).toBe(200);
  return (await answer.json()) as AlarmTaken;
};
const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const listed = async (cases: Cases) => (await cases.school.json<HazardRows>(sun, 'GET', '/api/hazards')).rows;

test('what a device raised is a case to verify, which says that a device raised it, which one and when', async () => {
  const cases = await openCases();
  const { clock } = cases.school;
  const { hazardId, number, isNew } = await taken(cases, await tokenFor(cases), { at: clock.ms - 2 * hourMs });
  expect([isNew, number]).toEqual([true, expect.stringMatching(/^YH20261122-/)]);
  expect(await listed(cases)).toMatchObject([{ id: hazardId, state: 'reported', grade: 'G', category: 'electricity' }]);
  expect(await cases.hazard(hazardId)).toMatchObject({
    from: 'device',
    placeId: floor2.id,
    reportedByName: '配电监控',
    text: { zh: '2 层配电箱漏电超限' },
    reportedAt: clock.ms,
    found: { at: clock.ms - 2 * hourMs, sure: true },
  });
  const messages = await cases.school.json<Messages>(sun, 'GET', '/api/messages');
  expect(JSON.stringify(messages)).toContain(hazardId);
  const page = await cases.school.json<LedgerPage>(sun, 'GET', '/api/ledgers/hazards?from=2026-11-01&to=2026-11-30');
  expect(page.rows[0]?.cells).toEqual(expect.arrayContaining(['设备告警', '配电监控']));
  // From here on it is a case like any other.
  await cases.take(hazardId, sun, 'assign');
  expect((await cases.hazard(hazardId)).state).toBe('assigned');
});

test('an alarm that is sent again is the same case, also with another token of that name, and at the same moment', async () => {
  const cases = await openCases();
  const token = await tokenFor(cases);
  const both = await Promise.all([taken(cases, token), taken(cases, token)]);
  expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
  const [first] = both;
  const [next, other] = [await tokenFor(cases), await tokenFor(cases, { name: '水压监控' })];
  cases.school.clock.ms += hourMs;
  const later = await taken(cases, next, { at: 0, text: '仍在报警' });
  expect(later).toEqual({ ...first, isNew: false });
  expect(both[1]).toMatchObject({ hazardId: first?.hazardId, number: first?.number });
  // What another system calls the same is another thing.
  expect((await taken(cases, other)).isNew).toBe(true);
  expect(await listed(cases)).toHaveLength(2);
  // A rebuild of what is derived makes no more of it, and no less.
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect(await listed(cases)).toHaveLength(2);
  expect(await taken(cases, token)).toMatchObject({ hazardId: first?.hazardId, isNew: false });
});

test('a place is told by its id or by the code on its label, at or below the places of the token', async () => {
  const cases = await openCases();
  const token = await tokenFor(cases, { places: [dorm3.id] });
  for (const [n, place] of [
    floor2.id,
    dorm3.id,
    placeCode(floor2),
    placeCode(floor2).replace('-', '').toLowerCase(),
  ].entries())
    expect.soft((await taken(cases, token, { id: `a${n}`, place })).isNew).toBe(true);
  for (const place of [canteen.id, placeCode(canteen), id(9999), 'ABCD-2345', '', '3号宿舍楼'])
    expect
      .soft(await refusal(await send(cases, token, { id: place, place })))
      .toEqual([place === '' ? 400 : 422, place === '' ? 'bad-shape' : 'place-unknown']);
});

test('what is wrong with an alarm is said by its code, and nothing of it is kept', async () => {
  const cases = await openCases();
  const token = await tokenFor(cases);
  const { ms } = cases.school.clock;
  const before = await cases.school.parts.store.ledger.end(yucai.id);
  for (const [over, code] of [
    [{ text: '电'.repeat(401) }, 'text-too-long'],
    [{ text: ' ' }, 'bad-shape'],
    [{ text: 'a\u0000b' }, 'bad-shape'],
    [{ at: ms + 6 * minuteMs }, 'bad-time'],
    [{ at: ms - 31 * dayMs }, 'bad-time'],
    // Seconds where milliseconds are meant.
    [{ at: Math.round(ms / 1000) }, 'bad-time'],
    [{ at: '2026-11-22T21:00:00Z' }, 'bad-shape'],
    [{ id: '' }, 'bad-shape'],
    [{ id: 'x'.repeat(101) }, 'bad-shape'],
    [{ category: 'smoke' }, 'bad-shape'],
    [{ suspectedMajor: true }, 'unknown-field'],
  ] as const)
    expect.soft([over, (await refusal(await send(cases, token, over)))[1]]).toEqual([over, code]);
  expect(await cases.school.parts.store.ledger.end(yucai.id)).toEqual(before);
  // A clock that is a little ahead has seen nothing that is still to come.
  const { hazardId } = await taken(cases, token, { at: ms + 4 * minuteMs });
  expect(await cases.hazard(hazardId)).toMatchObject({ reportedAt: ms });
  expect((await cases.hazard(hazardId)).found).toBeUndefined();
});

test('a token for alarms reads nothing, one to read with raises none, and nobody else says that a device did', async () => {
  const cases = await openCases();
  const token = await tokenFor(cases);
  for (const path of ['hazards', 'inspections', 'rounds', 'ledgers'])
    expect
      .soft(
        (await cases.school.ask(null, 'GET', `/api/v1/${path}`, undefined, { authorization: `Bearer ${token}` }))
          .status,
      )
      .toBe(404);
  expect(await refusal(await send(cases, await tokenFor(cases, { kinds: ['hazards'] })))).toEqual([404, 'not-found']);
  expect(await refusal(await cases.school.ask(sun, 'POST', '/api/v1/alarms', about(cases)))).toEqual([401, 'login']);
  const plain = { photos: [], suspectedMajor: false, fixed: false, repair: null };
  const said = { placeId: floor2.id, category: 'fire', text: '冒烟', ...plain } as const;
  for (const [n, body] of [
    { ...said, source: 'device' as const },
    { ...said, source: 'spot' as const, device: '配电监控' },
  ].entries()) {
    const told = entry('hazard-reported', body, { subject: id(700 + n), by: wang.id, opSeq: n + 1, photos: [] });
    expect.soft(await cases.school.push(wang, told)).toMatchObject([{ code: 'forbidden' }]);
  }
  expect(await listed(cases)).toEqual([]);
});

test('a device that has gone wild is held up, and another token is not', async () => {
  const cases = await openCases();
  const token = await tokenFor(cases);
  for (let n = 0; n < 60; n++) await taken(cases, token, { id: `wild ${n}` });
  const late = await send(cases, token, { id: 'one more' });
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
  // What is here already is told all the same, so that its sender stops.
  expect((await taken(cases, token, { id: 'wild 3' })).isNew).toBe(false);
  expect((await taken(cases, await tokenFor(cases, { name: '水压监控' }))).isNew).toBe(true);
  cases.school.clock.ms += minuteMs;
  expect((await taken(cases, token, { id: 'one more' })).isNew).toBe(true);
});
