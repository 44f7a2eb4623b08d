// Two who act on one case without knowing of each other: what stands, and who is told.
import { expect, test } from 'vitest';
import { floor2, li, sun, wang, yucai } from '../../tests/cast.ts';
import * as cast from '../../tests/cast.ts';
import { an, everybody, fen, Ledger, responsibility, sayings, xiao, type Bare } from '../../tests/cast-cases.ts';
import { handlingOf, type HazardDo } from '../domain/hazard-handling.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Person } from '../domain/person.ts';
import { noticesOfStep, type CaseNotice } from './case-notices.ts';
import type { CaseAround } from './case-people.ts';

const names = new Map(everybody.map(({ id, name }) => [id, name]));
const said = (notices: CaseNotice[]) =>
  notices.map(({ topic, personIds }) => `${topic}: ${personIds.map((id) => names.get(id)).join(' ')}`);
const around = ({ now }: Ledger): CaseAround => ({
  place: floor2,
  book: responsibility,
  people: everybody,
  timeZone: yucai.timeZone,
  now,
});

function take(ledger: Ledger, id: string, by: Person, step: HazardDo): void {
  expect(ledger.take(id, by, sayings[step](ledger.hazard(id))), step).toBeNull();
}

test('a judgement said before a report of who judges was merged in stays on the case without effect, and is told to both; said after it, it is refused', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(li, { suspectedMajor: true });
  const seen = ledger.hazard(id);
  const other = ledger.report(wang, { suspectedMajor: true });
  ledger.take(other.id, fen, { ...sayings.comment(other), adds: true } as Bare);
  ledger.take(other.id, sun, { do: 'merge', into: id, note: '同一处' });
  const judgement = { ...sayings.judge(seen), photos: [cast.photo('report', cast.sha256('after'))] } as Bare;
  expect(ledger.say(ledger.step(seen, fen, judgement), fen)).toBeNull();
  const hazard = ledger.hazard(id);
  const last = handlingOf(hazard).steps.at(-1)!;
  expect([hazard.grade, last.without, last.photos]).toEqual(['MS', 'own-work', [cast.sha256('after')]]);
  expect(last.said).toMatchObject({ do: 'judge', basis: 'M6' });
  expect(said(noticesOfStep(hazard, last, around(ledger)))).toEqual(['late: 郑分 孙静']);
  ledger.now += 1;
  expect(ledger.take(id, fen, judgement)).toBe('own-work');
  // What was a day on its way was said without a network.
  const offline = ledger.step(seen, fen, judgement);
  ledger.now += 86_400_000;
  expect(ledger.say(offline, fen)).toBeNull();
  expect(ledger.hazard(id).grade).toBe('MS');
  // It was the own work before.
  const own = ledger.report(fen, { suspectedMajor: true });
  const more = ledger.report(fen, { suspectedMajor: true });
  ledger.take(more.id, sun, { do: 'merge', into: own.id, note: '' });
  expect(ledger.take(own.id, fen, sayings.judge(own), own)).toBe('own-work');
});

test('two who put it on the watch list, or report it up, without knowing of each other: the later one stands, and both are told which took the place of which', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  ledger.take(id, fen, { ...sayings.judge(ledger.hazard(id)), grade: 'M' } as Bare);
  const seen = ledger.hazard(id);
  const minute = 60_000;
  /** Said so many minutes before it comes in. */
  const later = (by: Person, step: HazardDo, minutes: number) => {
    const entry = ledger.step(seen, by, sayings[step](seen));
    ledger.now += minutes * minute;
    expect(ledger.say(entry, by), step).toBeNull();
    const hazard = ledger.hazard(id);
    const last = handlingOf(hazard).steps.at(-1)!;
    return noticesOfStep(hazard, last, around(ledger)).filter(({ topic }) => topic === 'late');
  };
  expect(later(fen, 'supervise', 0)).toEqual([]);
  const [both] = later(xiao, 'supervise', 60);
  expect(both && said([both])).toEqual(['late: 王校 郑分']);
  expect(both?.data.why?.zh).toContain('以后到的为准');
  expect(said(later(fen, 'lift-supervision', 60))).toEqual(['late: 郑分 王校']);
  expect(said(later(xiao, 'supervise', 60))).toEqual(['late: 王校 郑分']);
  expect(later(sun, 'report-up', 0)).toEqual([]);
  expect(said(later(an, 'report-up', 60))).toEqual(['late: 周安 孙静']);
  // Who knew of it replaces it knowingly: whoever had written it is told.
  ledger.now += 60 * minute;
  expect(said(later(sun, 'report-up', 0))).toEqual(['late: 周安']);
  // The own one is written anew.
  ledger.now += 60 * minute;
  expect(later(sun, 'report-up', 0)).toEqual([]);
});

test('who takes back a report of which somebody spoke meanwhile, and who takes off the watch list what another took off, is told so with them, and it stays on the case', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const late = (by: Person, step: HazardDo, seen: Hazard) => {
    expect(ledger.take(id, by, sayings[step](seen), seen), step).toBeNull();
    const hazard = ledger.hazard(id);
    const last = handlingOf(hazard).steps.at(-1)!;
    return [last.without, ...said(noticesOfStep(hazard, last, around(ledger)))];
  };
  const report = ledger.hazard(id);
  take(ledger, id, sun, 'comment');
  expect(late(wang, 'take-back', report)).toEqual(['step-not-now', 'late: 王秀兰 孙静']);
  expect(ledger.hazard(id).state).toBe('reported');
  expect(ledger.take(id, fen, sayings['lift-supervision'](report))).toBe('step-not-now');
  take(ledger, id, fen, 'supervise');
  const listed = ledger.hazard(id);
  take(ledger, id, xiao, 'lift-supervision');
  expect(late(fen, 'lift-supervision', listed)).toEqual(['step-not-now', 'late: 郑分 王校']);
  expect(handlingOf(ledger.hazard(id)).supervised?.lifted?.by.id).toBe(xiao.id);
});
