import { expect, test } from 'vitest';
import { answer, answers, at, checklist, inspection, photo, tonight, withAnswers } from '../../tests/cast.ts';
import { answersById, bulkItems, dayOf, gaps, inspectionDay, tally } from './inspection.ts';
import { isLate, isOnEarth, leastMs } from './second-look.ts';
import { checkInspection } from './inspection-rules.ts';

const day = '2026-11-22';
const zone = 'Asia/Shanghai';
const picture = 'b'.repeat(64);

test('a checklist answered in full has no gaps', () => {
  expect(gaps(checklist, answers, day)).toEqual([]);
});

test('gaps come in the order of the checklist, and remarks and later signatures may stay empty', () => {
  expect(gaps(checklist, [], day).map((gap) => gap.itemId)).toEqual(
    checklist.items.filter((item) => item.type !== 'TXT' && !item.later).map((item) => item.id),
  );
});

test('an abnormal answer needs a photo where the template says so', () => {
  const wrong = withAnswers(answer('Z1-01', 'fail'));
  expect(gaps(checklist, wrong, day)).toEqual([{ itemId: 'Z1-01', code: 'photo-required' }]);
  expect(gaps(checklist, withAnswers(answer('Z1-01', 'fail', { photos: [picture] })), day)).toEqual([]);
});

test('a photo item is not answered by a word alone', () => {
  expect(gaps(checklist, withAnswers(answer('Z1-09', 'taken')), day)).toEqual([
    { itemId: 'Z1-09', code: 'photo-required' },
  ]);
});

test('spaces are no answer where words are asked for', () => {
  const asking = { ...checklist, items: checklist.items.map((one) => ({ ...one, optional: undefined })) };
  const saying = (text: string) => gaps(asking, withAnswers(answer('Z1-06', text)), day);
  expect(saying('  \n')).toEqual([{ itemId: 'Z1-06', code: 'answer-required' }]);
  expect(saying('都好')).toEqual([]);
  expect(gaps(checklist, withAnswers(answer('Z1-06', ' ')), day)).toEqual([]);
});

test('what was put right on the spot is shown by a photo', () => {
  const fixed = answer('Z1-04', 100, { fixedOnSpot: true });
  expect(gaps(checklist, withAnswers(fixed), day)).toEqual([{ itemId: 'Z1-04', code: 'photo-required' }]);
});

test('7.1 the photo that shows what was put right on the spot is marked as that, and is not the first of several', () => {
  const [fault, after] = ['a'.repeat(64), 'b'.repeat(64)];
  const lack = (photos: string[], marked?: string, schema?: number) => {
    const fixed = answer('Z1-04', 100, { fixedOnSpot: true, photos, ...(marked && { after: marked }) });
    return gaps(checklist, withAnswers(fixed), day, schema)[0]?.code;
  };
  expect(lack([fault, after])).toBe('after-photo-required');
  expect(lack([fault, after], after)).toBeUndefined();
  expect(lack([fault, after], fault)).toBe('after-photo-required');
  expect(lack([fault], after)).toBe('after-photo-required');
  // The only one, where somebody says so.
  expect(lack([after])).toBe('after-photo-required');
  expect(lack([after], after)).toBeUndefined();
  expect(lack([fault], undefined, 5)).toBeUndefined();
});

test('7.1 what came in before after-photos were marked stays valid', () => {
  const shown = photo('Z1-04', picture);
  const fixed = answer('Z1-04', 100, { fixedOnSpot: true, photos: [picture] });
  const old = inspection({ answers: withAnswers(fixed) });
  const body = { ...old, photos: [...old.photos, shown] };
  expect(() => checkInspection(body, checklist, zone, 5)).not.toThrow();
  expect(() => checkInspection(body, checklist, zone, 6)).toThrow('after-photo-required');
});

test('17 an other reason for not applicable has to be written down', () => {
  const na = (note?: string) => answer('Z1-01', null, { na: { reason: 'other', ...(note ? { note } : {}) } });
  expect(gaps(checklist, withAnswers(na()), day)).toEqual([{ itemId: 'Z1-01', code: 'reason-required' }]);
  expect(gaps(checklist, withAnswers(na('正在装修')), day)).toEqual([]);
});

test('the rest normal fills plain items only: never critical ones, numbers, dates, photos or signatures', () => {
  expect(bulkItems(checklist.items, new Map()).map((item) => item.id)).toEqual(['Z1-01', 'Z1-03']);
});

test('the rest normal leaves alone what somebody has touched', () => {
  const touched = [answer('Z1-01', 'fail'), answer('Z1-03', null, { photos: [picture] })];
  expect(bulkItems(checklist.items, answersById(touched))).toEqual([]);
  expect(bulkItems(checklist.items, new Map(), new Map([['Z1-01', true]])).map((item) => item.id)).toEqual(['Z1-03']);
});

test('the tally counts every item once and bulk answers besides', () => {
  const mixed = withAnswers(answer('Z1-01', 'fail', { photos: [picture] }), answer('Z1-03', 'pass', { via: 'bulk' }));
  expect(tally(checklist, mixed, day)).toEqual({ normal: 9, abnormal: 1, notApplicable: 0, open: 1, bulk: 1 });
});

test('three seconds an item is the least that is not remarked on', () => {
  expect(leastMs(tally(checklist, answers, day))).toBe(33_000);
});

test('an inspection counts for the day it was started, in the school and by the corrected clock', () => {
  const justAfterMidnight = Date.UTC(2026, 10, 22, 16, 0, 30);
  expect(dayOf(justAfterMidnight, zone)).toBe('2026-11-23');
  const fastClock = { ...at(justAfterMidnight), serverOffsetMs: -60_000 };
  expect(inspectionDay({ startedAt: fastClock }, zone)).toBe('2026-11-22');
});

test.each([
  ['an item the template does not have', { answers: withAnswers(answer('Z1-99', 'pass')) }, 'item-unknown'],
  ['two answers to one item', { answers: [...answers, answer('Z1-01', 'pass')] }, 'item-twice'],
  ['16 a required answer missing', { answers: answers.slice(1) }, 'answer-required'],
  ['a photo that the answer names and nobody lists', { photos: [photo('Z1-09', picture)] }, 'not-listed'],
])('%s is refused', (_what, over, code) => {
  expect(() => checkInspection(inspection(over), checklist, zone)).toThrow(code);
});

test('a sound inspection is accepted at any hour the phone believes in', () => {
  for (const ms of [0, tonight, Date.UTC(2099, 0, 1)]) {
    const late = withAnswers(answer('Z1-07', '2199-01-01'));
    expect(() => checkInspection(inspection({ startedAt: at(ms), answers: late }), checklist, zone)).not.toThrow();
  }
});

test('what is finished on another day is entered late, and a round past midnight is not', () => {
  const evening = Date.UTC(2026, 10, 22, 15, 30);
  const late = (hours: number, start = at(evening)) =>
    isLate({ startedAt: start, finishedAt: at(evening + hours * 3_600_000) }, zone);
  expect(late(1)).toBe(false);
  expect(late(9)).toBe(true);
  expect(isLate({ startedAt: at(evening), finishedAt: at(evening + 9 * 3_600_000) }, 'Europe/Lisbon')).toBe(true);
  expect(isLate({ startedAt: at(evening), finishedAt: at(evening + 8 * 3_600_000) }, 'Europe/Lisbon')).toBe(false);
  expect(late(9, { ...at(evening), serverOffsetMs: 8 * 3_600_000 })).toBe(false);
});

test('20 a place off this earth is no place', () => {
  const here = { latitude: 31.2, longitude: 121.5, accuracyM: 12, ageMs: 0 };
  expect(isOnEarth(here)).toBe(true);
  for (const off of [{ latitude: 91 }, { longitude: -181 }, { accuracyM: -1 }])
    expect(isOnEarth({ ...here, ...off })).toBe(false);
});

test('13 what an item asks for a major hazard is answered before the checklist is complete, by a phone that asks it', () => {
  const asked = checklist.items.find(({ id }) => id === 'Z1-04')!;
  const item = { ...asked, majorIf: { zh: '是飞线充电吗？', en: 'A flying lead?' } };
  const asking = {
    ...checklist,
    items: checklist.items.map((one) => (one === asked ? item : one)),
  };
  const lack = (more: object, schema?: number) =>
    gaps(asking, withAnswers(answer('Z1-04', 100, more)), day, schema).map(({ code }) => code);
  expect([lack({}), lack({}, 6), lack({ meets: false }), lack({ meets: true })]).toEqual([
    ['major-unanswered'],
    [],
    [],
    [],
  ]);
});
