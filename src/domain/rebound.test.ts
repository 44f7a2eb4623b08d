import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { handlingOf, waitsFor, type HazardDo } from './hazard-handling.ts';
import { gradeRank, type Hazard } from './hazard.ts';
import { dayMs } from './hazard-times.ts';
import { sinceBefore, spotOf } from './rebound.ts';
import type { Person } from './person.ts';
import { leastRank } from './step-lacks.ts';

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

const way: [Person, HazardDo][] = [
  [cases.dian, 'accept'],
  [cases.dian, 'rectify'],
  [cast.sun, 'pass'],
  [cases.an, 'close'],
];

function closedOne(): Hazard {
  const { ledger } = given();
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
  // By the item it is given out as no less; without one it may be another thing.
  expect([leastRank(anew(80)), leastRank(anew(91))]).toEqual([gradeRank('L'), 0]);
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

/** Reported in words, given out, put right and closed. */
function closedReport(ledger: cases.Ledger, over: Parameters<cases.Ledger['report']>[1] = {}): Hazard {
  const { id } = ledger.report(cast.wang, over);
  for (const [by, what] of [[cast.sun, 'assign'], ...way] as const)
    expect(ledger.take(id, by, cases.sayings[what](ledger.hazard(id))), what).toBeNull();
  return ledger.hazard(id);
}

test('what is reported in words where the same field was closed has come back, found by a checklist or in words', () => {
  const ledger = new cases.Ledger();
  const last = closedReport(ledger);
  ledger.now += 10 * dayMs;
  const again = ledger.report(cast.li);
  expect(again).toMatchObject({ repeatOf: last.id, grade: 'L' });
  expect(leastRank(again)).toBe(0);
  expect(ledger.report(cast.li, { category: 'fire' }).repeatOf).toBeUndefined();
  expect(ledger.report(cast.li, { placeId: cast.canteen.id }).repeatOf).toBeUndefined();
  expect(ledger.report(cast.li, { repair: { kind: 'power' } })).not.toHaveProperty('repeatOf');
  ledger.now += 81 * dayMs;
  expect(ledger.report(cast.li).repeatOf).toBeUndefined();
});

test('that it may be major is said by no field: where a 较大 one was closed, what is reported in words is 较大', () => {
  const ledger = new cases.Ledger();
  const last = closedReport(ledger);
  ledger.put([{ type: 'hazard', id: last.id, body: { ...last, grade: 'L' } }]);
  ledger.now += dayMs;
  expect(ledger.report(cast.li)).toMatchObject({ repeatOf: last.id, grade: 'L' });
  expect(ledger.report(cast.li, { suspectedMajor: true })).toMatchObject({ repeatOf: last.id, grade: 'MS' });
});

test('what is of no field is not the same as something else of none', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(cast.wang, { category: 'other' });
  for (const [by, what] of [[cast.sun, 'assign'], ...way] as const) {
    const said = { ...cases.sayings[what](ledger.hazard(id)), ...(what === 'assign' && { category: 'other' }) };
    expect(ledger.take(id, by, said as cases.Bare), what).toBeNull();
  }
  ledger.now += dayMs;
  expect(ledger.report(cast.li, { category: 'other' }).repeatOf).toBeUndefined();
});

test('an item of a checklist comes back by its item, and by its field where the last one was reported in words', () => {
  const found = { placeId: cast.floor2.id, itemId: 'E1-02' };
  const item = (ledger: cases.Ledger, over = {}): Hazard => {
    const bare = ledger.report(cast.li);
    const { from: _from, category: _category, repeatOf: _repeatOf, ...rest } = bare;
    return sinceBefore({ ...rest, ...found, grade: 'G', ...over }, ledger.read);
  };
  const ledger = new cases.Ledger();
  const last = closedReport(ledger);
  ledger.now += dayMs;
  expect(item(ledger)).toMatchObject({ repeatOf: last.id, grade: 'L' });
  expect(item(ledger, { itemId: 'F1-02' }).repeatOf).toBeUndefined();
  const { from: _from, category: _category, ...rest } = last;
  ledger.put([{ type: 'hazard', id: last.id, body: { ...rest, ...found, grade: 'L' } }]);
  expect(item(ledger)).toMatchObject({ repeatOf: last.id, grade: 'MS' });
  expect(item(ledger, { itemId: 'E1-03' }).repeatOf).toBeUndefined();
  expect(ledger.report(cast.li).repeatOf).toBe(last.id);
});

test('what turns out to be of another field, or no request for repair, is known by that, as grave as people say', () => {
  const ledger = new cases.Ledger();
  const last = closedReport(ledger);
  ledger.now += dayMs;
  const wrong = ledger.report(cast.li, { category: 'fire' });
  expect(ledger.take(wrong.id, cast.sun, cases.sayings.assign(wrong))).toBeNull();
  expect(ledger.hazard(wrong.id)).toMatchObject({ repeatOf: last.id, grade: 'G' });
  const broken = ledger.report(cast.li, { repair: { kind: 'power' } });
  expect(ledger.take(broken.id, cast.sun, cases.sayings['as-hazard'](broken))).toBeNull();
  expect(ledger.hazard(broken.id)).toMatchObject({ repeatOf: last.id, grade: 'L' });
  const other = ledger.report(cast.li);
  const elsewhere = { ...cases.sayings.assign(other), category: 'fire' } as cases.Bare;
  expect(ledger.take(other.id, cast.sun, elsewhere)).toBeNull();
  expect(ledger.hazard(other.id).repeatOf).toBeUndefined();
});

test('a report that is said to be elsewhere, or of another field, is as grave as it is there, and never less than people said', () => {
  const amended = (over: object, more: object = {}, what: 'amend' | 'as-repair' = 'amend') => {
    const ledger = new cases.Ledger();
    const last = closedReport(ledger);
    ledger.now += dayMs;
    const { id, repeatOf } = ledger.report(cast.li, more);
    expect(repeatOf).toBe(last.id);
    const by = what === 'amend' ? cast.li : cast.sun;
    expect(ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare)).toBeNull();
    const { grade, repeatOf: now } = ledger.hazard(id);
    return { grade, isRepeat: now === last.id };
  };
  const elsewhere = { toPlaceId: cast.canteen.id };
  expect(amended(elsewhere)).toEqual({ grade: 'G', isRepeat: false });
  expect(amended({ category: 'fire' })).toEqual({ grade: 'G', isRepeat: false });
  expect(amended({ text: '插座发黑，有焦味' })).toEqual({ grade: 'L', isRepeat: true });
  expect(amended({}, {}, 'as-repair')).toEqual({ grade: 'G', isRepeat: false });
  expect(amended(elsewhere, { fixed: true, photos: [cases.picture] })).toEqual({ grade: 'G', isRepeat: false });
  expect(amended(elsewhere, { suspectedMajor: true })).toEqual({ grade: 'MS', isRepeat: false });
});

test('a report that is corrected to where the like was closed has come back, also put right on the spot', () => {
  const ledger = new cases.Ledger();
  const last = closedReport(ledger);
  ledger.now += dayMs;
  for (const more of [{}, { fixed: true, photos: [cases.picture] }]) {
    const { id } = ledger.report(cast.li, { placeId: cast.canteen.id, ...more });
    const said = { do: 'amend', toPlaceId: cast.floor2.id } as cases.Bare;
    expect(ledger.take(id, cast.li, said)).toBeNull();
    expect(ledger.hazard(id)).toMatchObject({ repeatOf: last.id, grade: 'L' });
  }
});

test('what was seen before the closing and comes in after it has not come back, and what was seen in time and comes in late has', () => {
  const ledger = new cases.Ledger();
  const last = closedReport(ledger);
  const closedAt = handlingOf(last).closed?.at ?? 0;
  const seen = (at: number, receivedAt: number): Hazard => {
    ledger.now = receivedAt;
    return ledger.report(cast.li, {}, at);
  };
  expect(seen(closedAt - 3_600_000, closedAt + dayMs).repeatOf).toBeUndefined();
  expect(seen(closedAt + 3_600_000, closedAt + dayMs)).toMatchObject({ repeatOf: last.id, grade: 'L' });
  expect(seen(closedAt + 89 * dayMs, closedAt + 92 * dayMs).repeatOf).toBe(last.id);
  expect(seen(closedAt + 91 * dayMs, closedAt + 92 * dayMs).repeatOf).toBeUndefined();
});

test('an item that a walk found before its hazard was closed, handed in after, is no rebound', () => {
  const { ledger } = given();
  for (const [by, what] of way)
    expect(ledger.take(hazardId, by, cases.sayings[what](ledger.hazard(hazardId))), what).toBeNull();
  const closedAt = handlingOf(ledger.hazard(hazardId)).closed?.at ?? 0;
  ledger.now = closedAt + dayMs;
  const walk = (n: number, at: number) => {
    const answers = cast.withAnswers(cast.answer('Z1-04', 100, { at }));
    const said = { subject: cast.id(n), by: cast.li.id, at: cast.at(ledger.now) };
    expect(ledger.say(cast.entry('inspection-submitted', cast.inspection({ answers }), said), cast.li)).toBeNull();
    return ledger.hazard(`${cast.id(n)}.Z1-04`);
  };
  expect(walk(710, closedAt - 3_600_000).repeatOf).toBeUndefined();
  expect(walk(711, closedAt + 3_600_000).repeatOf).toBe(hazardId);
});

/** 就是这件，补充进去, said of a case as this person last saw it, and in the same breath that it may be major. */
function addsTo(ledger: cases.Ledger, seen: Hazard, over: object = {}, severe = false): void {
  const say = (step: object) => ledger.take(seen.id, cast.li, step as cases.Bare, seen);
  const raise = { ...cases.sayings.raise(seen), adds: true, how: 'stopped', majorRefs: ['M6'] };
  const refused = [
    say({ ...cases.sayings.comment(seen), adds: true, note: '还没改好', ...over }),
    severe && say(raise),
  ];
  expect(refused.filter(Boolean)).toEqual([]);
}

test('what is added to a case that was closed meanwhile takes it up again, and what may be major is judged there', () => {
  for (const severe of [false, true]) {
    const ledger = new cases.Ledger();
    const { id } = ledger.report(cast.wang);
    expect(ledger.take(id, cast.sun, cases.sayings.assign(ledger.hazard(id)))).toBeNull();
    const seen = ledger.hazard(id);
    for (const [by, what] of way) ledger.take(id, by, cases.sayings[what](ledger.hazard(id)));
    expect(ledger.hazard(id).state).toBe('closed');
    ledger.now += dayMs;
    addsTo(ledger, seen, { photos: [cases.picture] }, severe);
    const after = ledger.hazard(id);
    expect(after).toMatchObject({ state: 'reopened', grade: severe ? 'MS' : 'L', also: [cast.li.id] });
    expect(after.majorRefs).toEqual(severe ? ['M6'] : []);
    expect(waitsFor(after)).toEqual({ office: 'safety_office' });
    const [added, raised] = handlingOf(after).steps.slice(severe ? -2 : -1);
    expect(added).toMatchObject({ again: true, photos: [cases.picture.sha256], state: 'reopened' });
    expect(raised?.without).toBeUndefined();
    expect(handlingOf(after).interim?.how).toBe(severe ? 'stopped' : undefined);
  }
});

test('what has come back as suspected major keeps the points of the guide that are said with it', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(cast.wang);
  const seen = ledger.hazard(id);
  ledger.put([{ type: 'hazard', id, body: { ...closedReport(ledger), id, grade: 'L' } }]);
  ledger.now += dayMs;
  addsTo(ledger, seen, {}, true);
  expect(ledger.hazard(id)).toMatchObject({ state: 'reopened', grade: 'MS', majorRefs: ['M6'] });
});

test('what was seen before it was put right stays evidence of that, unless it may be major', () => {
  const ledger = new cases.Ledger();
  const last = closedReport(ledger);
  const early = (step: object, seen: Hazard) => {
    const entry = ledger.step(seen, cast.li, step as cases.Bare);
    ledger.now += dayMs;
    return ledger.say({ ...entry, at: cast.at(cast.tonight - dayMs) }, cast.li);
  };
  const reported: Hazard = { ...last, state: 'assigned' };
  const added = { ...cases.sayings.comment(last), adds: true };
  expect(early(added, reported)).toBeNull();
  expect(ledger.hazard(last.id).state).toBe('closed');
  expect(early({ ...cases.sayings.raise(last), adds: true }, reported)).toBeNull();
  expect(ledger.hazard(last.id)).toMatchObject({ state: 'reopened', grade: 'MS' });
});

test('what is added to a case that was turned down stands again, and what was said by an older phone is a remark on it', () => {
  for (const schema of [3, 10]) {
    const ledger = new cases.Ledger();
    const seen = ledger.report(cast.wang);
    ledger.take(seen.id, cast.sun, cases.sayings.reject(seen));
    const entry = ledger.step(seen, cast.li, { ...cases.sayings.comment(seen), adds: true } as cases.Bare);
    expect(ledger.say({ ...entry, schema } as typeof entry, cast.li)).toBeNull();
    expect(ledger.hazard(seen.id).state).toBe(schema < 10 ? 'rejected' : 'reported');
    expect(handlingOf(ledger.hazard(seen.id)).answers.ended === null).toBe(schema === 10);
  }
});

test('7.1 不予立案 is appealed against once: adding to it makes it stand again once for each, and never where it is seen to be turned down', () => {
  const ledger = new cases.Ledger();
  const seen = ledger.report(cast.wang);
  const reject = () => expect(ledger.take(seen.id, cast.sun, cases.sayings.reject(ledger.hazard(seen.id)))).toBeNull();
  const adds = (by: Person, on: Hazard, more: { schema?: 10 } = {}, what: 'comment' | 'raise' = 'comment') => {
    const entry = ledger.step(on, by, { ...cases.sayings[what](on), adds: true } as cases.Bare);
    const refused = ledger.say({ ...entry, ...more } as typeof entry, by);
    const { state, handling } = ledger.hazard(seen.id);
    return [refused, state, refused ? undefined : handling?.steps.at(-1)?.without];
  };
  reject();
  expect(adds(cast.li, ledger.hazard(seen.id))).toEqual(['step-not-now', 'rejected', undefined]);
  expect(adds(cast.li, seen)).toEqual([null, 'reported', undefined]);
  reject();
  expect(adds(cast.li, seen)).toEqual([null, 'rejected', 'limit-reached']);
  expect(adds(cast.li, seen, {}, 'raise')).toEqual([null, 'rejected', 'step-not-now']);
  expect(adds(cast.li, seen, { schema: 10 })).toEqual(['limit-reached', 'rejected', undefined]);
  expect(adds(cast.li, ledger.hazard(seen.id), { schema: 10 })).toEqual(['step-not-now', 'rejected', undefined]);
  // Somebody else has seen it too; and its reporter has appealed.
  expect(adds(cases.shui, seen)).toEqual([null, 'reported', undefined]);
  reject();
  expect(ledger.take(seen.id, cast.wang, cases.sayings.appeal(ledger.hazard(seen.id)))).toBeNull();
  reject();
  expect(adds(cast.wang, seen)).toEqual([null, 'rejected', 'limit-reached']);
});

test('what is added to a case that was merged goes on where that does, and takes that up again', () => {
  const ledger = new cases.Ledger();
  const [seen, main] = [ledger.report(cast.wang), ledger.report(cast.li)];
  ledger.take(seen.id, cast.sun, { do: 'merge', into: main.id, note: '' });
  addsTo(ledger, seen, { photos: [cases.picture] }, true);
  expect(ledger.hazard(main.id)).toMatchObject({ state: 'reported', grade: 'MS', majorRefs: ['M6'] });
  const said = (id: string) => handlingOf(ledger.hazard(id)).steps.slice(-2);
  expect(said(main.id)).toMatchObject([{ photos: [cases.picture.sha256] }, { said: { do: 'raise' } }]);
  expect(said(seen.id)).toMatchObject([{ elsewhere: true }, { said: { do: 'raise' }, state: 'merged' }]);
  expect([...said(main.id), ...said(seen.id)].some(({ without }) => without)).toBe(false);
  const judged = { ...cases.sayings.judge(main), grade: 'G' } as cases.Bare;
  expect(ledger.take(main.id, cases.fen, judged)).toBeNull();
  for (const [by, what] of [[cast.sun, 'assign'], ...way] as const)
    expect(ledger.take(main.id, by, cases.sayings[what](ledger.hazard(main.id))), what).toBeNull();
  expect(handlingOf(ledger.hazard(seen.id)).main).toMatchObject({ state: 'closed' });
  ledger.now += dayMs;
  addsTo(ledger, seen);
  expect(ledger.hazard(main.id)).toMatchObject({ state: 'reopened' });
  expect(handlingOf(ledger.hazard(seen.id)).main).toBeNull();
  expect(ledger.hazard(seen.id).also).toContain(cast.li.id);
});
