import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { handlingOf, type HazardDo } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { dayMs } from './hazard-times.ts';
import { sinceBefore, spotOf } from './rebound.ts';
import type { Person } from './person.ts';

const faulty = (over = {}) => cast.inspection({ answers: cast.withAnswers(cast.answer('Z1-04', 100)), ...over });
const [inspectionId, hazardId] = [cast.id(700), `${cast.id(700)}.Z1-04`];

/** An inspection whose one hazard has been given to somebody. */
function given(): { ledger: cases.Ledger; submitted: string } {
  const ledger = new cases.Ledger();
  const said = cast.entry('inspection-submitted', faulty(), { subject: inspectionId });
  expect(ledger.say(said, cast.wang)).toBeNull();
  const { grade } = ledger.hazard(hazardId);
  const assign = { ...cases.sayings.assign(ledger.hazard(hazardId)), grade, due: 'D15' } as cases.Bare;
  expect(ledger.take(hazardId, cast.sun, assign)).toBeNull();
  return { ledger, submitted: said.id };
}

test('an inspection that is corrected after its hazard was given out undoes nothing of what was done', () => {
  const { ledger, submitted } = given();
  const before = ledger.hazard(hazardId);
  ledger.now += dayMs;
  const again = cast.entry('inspection-submitted', faulty({ correction: { reason: '写错了' } }), {
    subject: inspectionId,
    supersedes: submitted,
  });
  expect(ledger.say(again, cast.wang)).toBeNull();
  const { state, due, dueAt, handling, reportedAt } = ledger.hazard(hazardId);
  expect({ state, due, dueAt, handling, reportedAt }).toEqual({
    state: 'assigned',
    due: 'D15',
    dueAt: before.dueAt,
    handling: before.handling,
    reportedAt: before.reportedAt,
  });
});

test('a report that is taken back after somebody acted on it goes on, and says so', () => {
  const { ledger } = given();
  const withdrawal = cast.entry('inspection-withdrawn', { reason: '' }, { subject: inspectionId });
  expect(ledger.say(withdrawal, cast.wang)).toBeNull();
  const { state, handling } = ledger.hazard(hazardId);
  expect(state).toBe('assigned');
  expect(handling?.steps.at(-1)).toMatchObject({ said: { do: 'source-withdrawn' }, id: cast.wang.id });
});

function closedOne(): Hazard {
  const { ledger } = given();
  const way: [Person, HazardDo][] = [
    [cases.dian, 'accept'],
    [cases.dian, 'rectify'],
    [cast.sun, 'pass'],
    [cases.an, 'close'],
  ];
  for (const [by, what] of way)
    expect(ledger.take(hazardId, by, cases.sayings[what](ledger.hazard(hazardId))), what).toBeNull();
  return ledger.hazard(hazardId);
}

test('the same item at the same place within ninety days has come back: one grade graver, and it says what it was', () => {
  const last = closedOne();
  const closedAt = handlingOf(last).closed?.at ?? 0;
  const anew = (days: number, over: Partial<Hazard> = {}) => {
    const { handling: _handling, ...bare } = last;
    const found: Hazard = { ...bare, id: 'x.Z1-04', state: 'reported', reportedAt: closedAt + days * dayMs, ...over };
    return sinceBefore(found, ((type: string, id: string) =>
      type === 'lastClosed' && id === spotOf(last) ? last : undefined) as never);
  };
  expect(anew(80)).toMatchObject({ repeatOf: hazardId, grade: 'L' });
  expect(anew(91).repeatOf).toBeUndefined();
  expect(anew(10, { placeId: cast.canteen.id }).repeatOf).toBeUndefined();
  expect(anew(10, { grade: 'MS' }).grade).toBe('MS');
});

test('whoever sees it again after it was closed makes it stand again, and earlier sightings do not', () => {
  const { ledger } = given();
  for (const [by, what] of [
    [cases.dian, 'accept'],
    [cases.dian, 'rectify'],
    [cast.sun, 'pass'],
    [cases.an, 'close'],
  ] as const)
    ledger.take(hazardId, by, cases.sayings[what](ledger.hazard(hazardId)));
  const seen = (at: number) =>
    cast.entry(
      'hazard-seen',
      { placeId: cast.floor2.id, inspectionId: cast.id(701), seen: 'still', note: '', photos: [] },
      { subject: hazardId, at: cast.at(at), by: cast.li.id },
    );
  ledger.now += 2 * dayMs;
  expect(ledger.say(seen(cast.tonight - dayMs), cast.li)).toBeNull();
  expect(ledger.hazard(hazardId).state).toBe('closed');
  expect(ledger.say(seen(cast.tonight + dayMs), cast.li)).toBeNull();
  expect(ledger.hazard(hazardId)).toMatchObject({ state: 'reopened', grade: 'L' });
});
