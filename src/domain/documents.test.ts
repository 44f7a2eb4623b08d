import { expect, test } from 'vitest';
import {
  answer,
  dorm3,
  documents,
  entry,
  floor2,
  id,
  inspection,
  readFrom,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../tests/cast.ts';
import { documentsNeeded, fold, type Document } from './documents.ts';
import type { Entry } from './entry.ts';

/** What the entries add up to, one after another. */
function foldAll(entries: Entry[], receivedAt: number | null = tonight): Document[] {
  const list = [...documents];
  for (const one of entries) list.push(...fold(one, readFrom(list), yucai.id, receivedAt));
  return list.slice(documents.length);
}
const faulty = inspection({ answers: withAnswers(answer('Z1-02', 'fail')) });
const last = <T extends Document['type']>(list: Document[], type: T) => list.findLast((one) => one.type === type);

test('a submission becomes a record that can be read without looking anything up', () => {
  const submitted = entry('inspection-submitted', inspection());
  expect(last(foldAll([submitted]), 'inspection')?.body).toMatchObject({
    id: submitted.subject,
    entries: [submitted.id],
    state: 'submitted',
    placeName: `${dorm3.name} ${floor2.name}`,
    templateName: { zh: '夜间巡查' },
    by: wang.id,
    byName: '王秀兰',
    day: '2026-11-22',
    receivedAt: tonight,
    tally: { normal: 10, abnormal: 0, open: 1 },
  });
});

test('an abnormal answer adds its hazard beside the record', () => {
  expect(foldAll([entry('inspection-submitted', faulty)]).map((one) => one.type)).toEqual(['inspection', 'hazard']);
});

test('a withdrawal takes the record and its hazards out of the counts and forgets neither', () => {
  const submitted = entry('inspection-submitted', faulty);
  const list = foldAll([submitted, entry('inspection-withdrawn', { reason: '' })]);
  expect(last(list, 'inspection')?.body).toMatchObject({ state: 'withdrawn', inspection: faulty });
  expect(last(list, 'hazard')?.body).toMatchObject({ state: 'withdrawn', grade: 'MS' });
});

test('a second submission takes the place of the first and names every entry', () => {
  const first = entry('inspection-submitted', faulty);
  const back = entry('inspection-withdrawn', { reason: '' });
  const second = entry('inspection-submitted', inspection(), { supersedes: first.id });
  const record = last(foldAll([first, back, second]), 'inspection')?.body;
  expect(record).toMatchObject({ state: 'submitted', entries: [first.id, back.id, second.id], tally: { abnormal: 0 } });
});

test('a hazard that the second submission no longer has stays withdrawn', () => {
  const list = foldAll([
    entry('inspection-submitted', faulty),
    entry('inspection-withdrawn', { reason: '' }),
    entry('inspection-submitted', inspection()),
  ]);
  expect(last(list, 'hazard')?.body).toMatchObject({ state: 'withdrawn' });
});

test('a correction does not buy time, and what it no longer has is withdrawn', () => {
  const faults = inspection({ answers: withAnswers(answer('Z1-02', 'fail'), answer('Z1-04', 1)) });
  const first = entry('inspection-submitted', faults);
  const list = [...documents];
  list.push(...fold(first, readFrom(list), yucai.id, tonight));
  const corrected = entry('inspection-submitted', faulty, { supersedes: first.id });
  list.push(...fold(corrected, readFrom(list), yucai.id, tonight + 86_400_000));
  const read = readFrom(list);
  expect(read('hazard', `${first.subject}.Z1-02`)).toMatchObject({
    state: 'reported',
    reportedAt: tonight,
    dueAt: tonight + 2 * 3_600_000,
  });
  expect(read('hazard', `${first.subject}.Z1-04`)).toMatchObject({ state: 'withdrawn' });
});

test('on a phone, where the server has said nothing, the time is the corrected device time', () => {
  const submitted = entry('inspection-submitted', faulty, {
    at: { ms: tonight, offsetMin: 480, serverOffsetMs: -600_000, serverOffsetAgeMs: 0, sinceStartMs: 0 },
  });
  const list = foldAll([submitted], null);
  expect(last(list, 'inspection')?.body).toMatchObject({ receivedAt: null, submittedAt: tonight - 600_000 });
  expect(last(list, 'hazard')?.body).toMatchObject({ reportedAt: tonight - 600_000 });
});

test.each([
  ['a place nobody knows', inspection({ placeId: id(77) }), 'place-unknown'],
  ['a checklist nobody published', inspection({ template: { code: 'Z9', version: 1 } }), 'template-unknown'],
])('%s cannot be folded', (_what, body, code) => {
  expect(() => foldAll([entry('inspection-submitted', body)])).toThrow(code);
});

test('the keys an entry needs cover everything the fold reads', () => {
  const submitted = entry('inspection-submitted', faulty);
  const needed = new Set(documentsNeeded(submitted, yucai.id).map((key) => `${key.type} ${key.id}`));
  const asked: string[] = [];
  const list = [...documents];
  const read = readFrom(list);
  fold(submitted, (type, key) => (asked.push(`${type} ${key}`), read(type, key)), yucai.id, tonight);
  expect(
    asked.filter((key) => !needed.has(key) && !key.startsWith('lastClosed ') && !key.startsWith('hazard ')),
  ).toEqual([]);
});
