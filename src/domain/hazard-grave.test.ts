// What may be major stays so until people have judged it (`domain.md` 12, 13), whatever becomes of its report.
import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import type { HazardDo } from './hazard-handling.ts';
import { moved } from './hazard-course.ts';
import { columns, lineOf } from './hazard-ledger-columns.ts';
import { filedOf, handlingOf, interimOf, isSupervised, lastStep, photosOf, stepSchema } from './hazard-handling.ts';
import { rowOf } from './hazard-reports.ts';
import { clockOf, dayMs, owedOf } from './hazard-times.ts';
import type { Person } from './person.ts';

const { sun, wang, li } = cast;
const { dian, fen, xiao } = cases;
const inspectionId = cast.id(700);
const say = (ledger: cases.Ledger, id: string, by: Person, what: HazardDo, over: object = {}) =>
  ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare);

test('it is turned down only once it is judged', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(sun, { suspectedMajor: true });
  for (const by of [sun, cases.an, fen]) expect(say(ledger, id, by, 'reject')).toBe('judge-first');
  expect(say(ledger, id, fen, 'judge', { grade: 'G' })).toBeNull();
  expect(say(ledger, id, cases.an, 'reject')).toBeNull();
});

test('the case it is merged into is as grave, with its photos, its points and the older clock, and says so', () => {
  const ledger = new cases.Ledger();
  const main = ledger.report(li);
  for (const [by, what] of [
    [sun, 'assign'],
    [dian, 'accept'],
  ] as const)
    say(ledger, main.id, by, what);
  const photos = [cast.photo('report', cast.sha256('black'))];
  const other = ledger.report(wang, { majorRefs: ['M6'], photos });
  ledger.now += dayMs / 2;
  expect(say(ledger, other.id, sun, 'merge', { into: main.id })).toBeNull();
  const after = ledger.hazard(main.id);
  expect(after).toMatchObject({ state: 'plan-review', grade: 'MS', majorRefs: ['M6'] });
  expect(photosOf(after).before).toEqual([photos[0]?.sha256]);
  expect(owedOf(after).find(({ owed }) => owed === 'judge')?.at).toBe(other.reportedAt + dayMs);
  expect(handlingOf(after).steps.at(-1)).toMatchObject({ id: wang.id, said: { do: 'took-in' } });
  expect(say(ledger, main.id, sun, 'assign', { grade: 'G' })).toBe('judge-first');
});

test('what was judged to be major goes on in nothing less', () => {
  const ledger = new cases.Ledger();
  const main = ledger.report(li);
  const { id } = ledger.report(wang, { suspectedMajor: true });
  say(ledger, id, fen, 'judge', { grade: 'M' });
  expect(say(ledger, id, sun, 'merge', { into: main.id })).toBe('step-not-now');
  expect(say(ledger, id, sun, 'reject')).toBe('step-not-now');
});

/** The record of an item that is suspected to be major, sent; then said once more, or taken back. */
function inspected(later: number, more: object = {}) {
  const ledger = new cases.Ledger();
  const submit = (value: string, over: object = {}, supersedes: string | null = null) => {
    const fault = cast.photo('Z1-01', cast.sha256('a lock'));
    const said = cast.answer('Z1-01', value, { photos: value === 'fail' ? [fault.sha256] : [], ...over });
    const photos = [cast.photo('Z1-09', cast.sha256('the door')), ...(value === 'fail' ? [fault] : [])];
    const correction = supersedes === null ? {} : { correction: { reason: '写错了' } };
    const body = cast.inspection({ answers: cast.withAnswers(said), photos, ...correction });
    const entry = cast.entry('inspection-submitted', body, { subject: inspectionId, supersedes });
    expect(ledger.say(entry, wang)).toBeNull();
    return entry.id;
  };
  const first = submit('fail', { suspectedMajor: true, ...more });
  ledger.now += later;
  const withdraw = () =>
    ledger.say(cast.entry('inspection-withdrawn', { reason: '' }, { subject: inspectionId }), wang);
  return { ledger, submit, first, withdraw, now: () => ledger.hazard(`${inspectionId}.Z1-01`) };
}

test('a corrected answer leaves it to be judged, with a remark that it was corrected', () => {
  for (const [value, over] of [
    ['fail', {}],
    ['pass', {}],
  ] as const) {
    const { submit, first, now } = inspected(60_000);
    submit(value, over, first);
    expect(now()).toMatchObject({ state: 'reported', grade: 'MS' });
    expect(handlingOf(now()).steps.map(({ said }) => said.do)).toEqual(['source-corrected']);
  }
});

test('a record that is corrected after a plan was approved, or a re-check, voids neither, and says what was read before', () => {
  const { ledger, submit, first, now } = inspected(60_000, { suspectedMajor: false, note: '锁坏了' } as never);
  const way = [
    [cast.sun, 'assign', { due: 'DP' }],
    [cases.dian, 'accept', {}],
    [cases.dian, 'plan', {}],
    [cases.fen, 'approve-plan', {}],
    [cases.dian, 'rectify', {}],
    [cast.sun, 'pass', {}],
  ] as const;
  for (const [by, what, over] of way)
    expect(ledger.take(now().id, by, { ...cases.sayings[what](now()), ...over } as cases.Bare), what).toBeNull();
  const signed = now();
  ledger.now += 60_000;
  const second = submit('fail', { note: '锁坏了' }, first);
  // Nothing that was read is different.
  expect(handlingOf(now()).steps).toHaveLength(way.length);
  submit('fail', { note: '只是锁生锈' }, second);
  const { plan, checked, steps, on } = handlingOf(now());
  expect({ plan, checked, on, state: now().state }).toEqual({
    plan: handlingOf(signed).plan,
    checked: handlingOf(signed).checked,
    on: handlingOf(signed).on,
    state: 'verified',
  });
  expect(steps.at(-1)).toMatchObject({
    said: { do: 'source-corrected' },
    was: { text: expect.stringContaining('锁坏了') },
  });
  expect(ledger.take(now().id, cases.an, cases.sayings.close(now()))).toBeNull();
  expect(now().state).toBe('closed');
});

test('what was done at once stays done when the answer is corrected, and was not done later', () => {
  const { ledger, submit, first, now } = inspected(60_000, { interim: 'guarded' });
  const done = interimOf(now());
  expect(done).toMatchObject({ how: 'guarded', at: cast.tonight });
  const second = submit('fail', { suspectedMajor: true, interim: 'guarded' }, first);
  expect(interimOf(now())).toEqual(done);
  ledger.now += 60_000;
  submit('fail', {}, second);
  expect(interimOf(now())).toEqual(done);
});

test('a record that is taken back leaves it to be judged, unless both came in together: then nobody was told of it', () => {
  const known = inspected(60_000);
  expect(known.withdraw()).toBeNull();
  expect(known.now()).toMatchObject({ state: 'reported', grade: 'MS' });
  expect(handlingOf(known.now()).steps.map(({ said }) => said.do)).toEqual(['source-withdrawn']);
  const undone = inspected(0);
  expect(undone.withdraw()).toBeNull();
  expect(undone.now().state).toBe('withdrawn');
  undone.submit('fail');
  expect(undone.now()).toMatchObject({ state: 'reported', grade: 'G' });
});

test('taken up again, a major one is guarded, reported and seen to anew, and stays judged', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  const way: [Person, HazardDo, object?][] = [
    [fen, 'judge', { grade: 'M' }],
    [sun, 'interim'],
    [sun, 'report-up'],
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'plan'],
    [xiao, 'approve-plan'],
    [dian, 'rectify'],
    [sun, 'pass'],
    [xiao, 'close', { opinion: '验收合格' }],
    [wang, 'rate'],
  ];
  for (const [by, what, over] of way) expect(say(ledger, id, by, what, over), what).toBeNull();
  ledger.now += 8 * dayMs;
  expect(say(ledger, id, cases.an, 'look-back', { found: 'rebound' })).toBeNull();
  const again = ledger.hazard(id);
  expect(handlingOf(again)).toMatchObject({ interim: null, reportedUp: null, rating: null, judged: { grade: 'M' } });
  const dues = new Map(owedOf(again).map(({ owed, at }) => [owed, (at - ledger.now) / 3_600_000]));
  expect([dues.get('interim'), dues.get('report')]).toEqual([2, 24]);
  expect(clockOf(again, ledger.now).overdueMs).toBe(0);
});

const signed = { name: '郑分', signedAt: cast.tonight, strokes: [] };

test('6.2 a judgement is signed, has photos and the elements of GB 35181, and puts what is major on the watch list', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true, category: 'fire' });
  const elements = { way: 'direct' as const, direct: '疏散出口数量不足', combined: '' };
  const watch = { leader: '王校', until: '2026-12-31' };
  const said = { grade: 'M', photos: [cases.picture], signature: signed, elements, watch };
  const judge = (over: object) => say(ledger, id, fen, 'judge', { ...said, ...over });
  expect(judge({ signature: { ...signed, name: ' ' } })).toBe('answer-required');
  expect(judge({ watch: { ...watch, until: '2026-01-01' } })).toBe('deadline-not-later');
  expect(judge({})).toBeNull();
  const hazard = ledger.hazard(id);
  expect(hazard.handling?.judged).toMatchObject({ grade: 'M', elements });
  expect(isSupervised(hazard)).toBe(true);
  expect(hazard.handling?.supervised).toMatchObject({ leader: '王校', until: '2026-12-31', by: { id: fen.id } });
  expect(lastStep(hazard, 'judge')).toMatchObject({ said: { signature: signed }, photos: [cases.picture.sha256] });
});

test('6.2 what is not judged to be major, or is judged by an older phone, is on no watch list by that', () => {
  const ledger = new cases.Ledger();
  const watch = { leader: '王校', until: '2026-12-31' };
  for (const over of [{ grade: 'L', watch }, { grade: 'M' }]) {
    const { id } = ledger.report(wang, { suspectedMajor: true });
    expect(say(ledger, id, fen, 'judge', over)).toBeNull();
    expect(isSupervised(ledger.hazard(id))).toBe(false);
  }
});

test('6.2 what is done at once is said in one breath with what may be major, reported or raised', () => {
  const ledger = new cases.Ledger();
  const reported = ledger.report(wang, { suspectedMajor: true, interim: 'stopped' });
  const { id } = ledger.report(wang);
  expect(say(ledger, id, li, 'raise', { how: 'guarded' })).toBeNull();
  for (const hazard of [reported, ledger.hazard(id)])
    expect(owedOf(hazard).map(({ owed }) => owed)).not.toContain('interim');
  expect([interimOf(reported)?.how, interimOf(ledger.hazard(id))?.how]).toEqual(['stopped', 'guarded']);
  expect([reported, ledger.hazard(id)].map((one) => rowOf(one).guarded)).toEqual(['stopped', 'guarded']);
});

test('7.3 more time for what is major is filed with the authority: with whom, when and under what number, on the case and in the register', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  const filed = { unit: '区教育局', day: '2026-11-23', number: '育才〔2026〕14号' };
  const way: [typeof sun, HazardDo, object?][] = [
    [cases.fen, 'judge', { grade: 'M' }],
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'plan'],
    [cases.xiao, 'approve-plan'],
    [dian, 'extend'],
  ];
  for (const [by, what, over] of way) expect(say(ledger, id, by, what, over), what).toBeNull();
  expect(say(ledger, id, cases.xiao, 'grant-extension', { filed: undefined })).toBe('filing-required');
  expect(say(ledger, id, cases.xiao, 'grant-extension', { filed })).toBeNull();
  const hazard = ledger.hazard(id);
  expect(filedOf(hazard)).toEqual(filed);
  const around = { timeZone: 'Asia/Shanghai', now: ledger.now, placeOf: () => undefined };
  expect(columns.remarks.cell(lineOf(hazard, 1, around))).toContain(
    '延期 1 次，报备 区教育局 2026-11-23 育才〔2026〕14号',
  );
  expect(say(ledger, id, cases.fen, 'escalate', { letter: '' })).toBe('letter-required');
  expect(stepSchema(Object.assign({ do: 'grant-extension' as const }, { filed }))).toBe(9);
});

test('7.1 whoever re-checks and whoever closes signs; what a step says decides the schema it is written in', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang);
  for (const [by, what] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
  ] as const)
    say(ledger, id, by, what);
  expect(say(ledger, id, sun, 'pass', { signature: { ...signed, name: '孙静' } })).toBeNull();
  expect(lastStep(ledger.hazard(id), 'pass')?.said).toMatchObject({ signature: { name: '孙静' } });
  expect(say(ledger, id, cases.an, 'close', { signature: { ...signed, name: '' } })).toBe('answer-required');
  expect(say(ledger, id, cases.an, 'close', { signature: { ...signed, name: '周安' } })).toBeNull();
  expect(lastStep(ledger.hazard(id), 'close')?.said).toMatchObject({ signature: { name: '周安' } });
  const schemaOf = (step: HazardDo, more: object = {}) => stepSchema({ do: step, ...more });
  expect([schemaOf('pass'), schemaOf('close', { signature: signed })]).toEqual([11, 9]);
  expect([schemaOf('judge'), schemaOf('urge')]).toEqual([12, 11]);
  expect([schemaOf('interim', { how: 'stopped' }), schemaOf('raise', { how: 'stopped' })]).toEqual([11, 12]);
  expect([schemaOf('progress'), schemaOf('comment')]).toEqual([11, 1]);
});

test('1.3 what should have been put right on the spot and is sent back is a case of one day, said by a phone that knows it', () => {
  const fixed = { due: 'D0' as const, state: 'fixed-on-spot' as const };
  const ledger = new cases.Ledger();
  const report = ledger.report(wang, { fixed: true, photos: [cases.picture] });
  const taken = { id: 'e', by: sun, at: ledger.now, now: ledger.now, timeZone: 'Asia/Shanghai', photos: [] };
  const names = { nameOf: () => '', deptName: () => '' };
  const back = (schema: number) => {
    const step = { ...cases.sayings['send-back'](report), on: null, seen: fixed, placeId: report.placeId } as never;
    return moved({ ...report, ...fixed }, step, { ...taken, ...names, schema });
  };
  expect(back(4)).toMatchObject({ state: 'reported', due: 'D1', dueAt: ledger.now + dayMs, notOnSpot: true });
  expect(back(1)).toMatchObject({ state: 'reported', due: 'D0', dueAt: report.dueAt });
});

test('what was done at once against a case goes on in the one it is merged into, with the name of whoever did it', () => {
  const ledger = new cases.Ledger();
  const main = ledger.report(li);
  const other = ledger.report(wang, { suspectedMajor: true, interim: 'isolated' });
  ledger.now += 60_000;
  expect(say(ledger, other.id, sun, 'merge', { into: main.id })).toBeNull();
  const after = ledger.hazard(main.id);
  expect(interimOf(after)).toMatchObject({ how: 'isolated', by: { name: wang.name } });
  expect(owedOf(after).map(({ owed }) => owed)).not.toContain('interim');
});

test('of two measures the later one stands, whichever of the cases it was taken in', () => {
  const ledger = new cases.Ledger();
  const main = ledger.report(li);
  const other = ledger.report(wang, { suspectedMajor: true, interim: 'isolated' });
  ledger.now += 60_000;
  say(ledger, main.id, sun, 'interim', { how: 'stopped' });
  say(ledger, other.id, sun, 'merge', { into: main.id });
  expect(interimOf(ledger.hazard(main.id))).toMatchObject({ how: 'stopped', by: { name: sun.name } });
});

test('of two measures that were taken without a network the one that was done later stands, whichever comes in first', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(li, { suspectedMajor: true });
  const seen = ledger.hazard(id);
  const measure = (how: string) => ({ ...cases.sayings.interim(seen), how }) as cases.Bare;
  const early = ledger.step(seen, wang, measure('isolated'));
  ledger.now += 60_000;
  const raised = { ...early, schema: 10 } as typeof early;
  const later = ledger.step(seen, sun, measure('stopped'));
  ledger.now += 60_000;
  expect([ledger.say(later, sun), ledger.say(early, wang)]).toEqual([null, null]);
  const { handling } = ledger.hazard(id);
  expect(handling?.interim).toMatchObject({ how: 'stopped', by: { name: sun.name } });
  expect(handling?.steps.map(({ said }) => 'how' in said && said.how)).toEqual(['stopped', 'isolated']);
  // An older phone's word counts as it did: by when it came in.
  expect(ledger.say({ ...raised, id: cast.id(9_999) }, wang)).toBeNull();
  expect(ledger.hazard(id).handling?.interim?.how).toBe('isolated');
});

test('1.3 what was not put right on the spot is guarded and done within its day in the case it is merged into, from when it was found', () => {
  const ledger = new cases.Ledger();
  const left = (over: object = {}) => {
    const other = ledger.report(wang);
    const body = { ...other, notOnSpot: true as const, due: 'D1' as const, dueAt: ledger.now + dayMs, ...over };
    ledger.put([{ type: 'hazard', id: other.id, body }]);
    return body;
  };
  const [given, waiting] = [ledger.report(li), ledger.report(li)];
  expect(say(ledger, given.id, sun, 'assign', { due: 'D7' })).toBeNull();
  ledger.now += dayMs;
  const foundAt = ledger.now;
  const [first, second, guarded] = [left(), left(), left({ atOnce: { how: 'guarded', at: foundAt } })];
  ledger.now += 60_000;
  const after = (into: string, other: string) => {
    expect(say(ledger, other, sun, 'merge', { into })).toBeNull();
    const hazard = ledger.hazard(into);
    return { ...hazard, interim: owedOf(hazard).find(({ owed }) => owed === 'interim')?.at };
  };
  const kept = ledger.hazard(given.id).dueAt;
  expect(after(given.id, first.id)).toMatchObject({ grade: 'G', interim: foundAt + 2 * 3_600_000, dueAt: kept });
  expect(after(waiting.id, second.id)).toMatchObject({ due: 'D1', dueAt: foundAt + dayMs, notOnSpot: true });
  expect(after(waiting.id, guarded.id).interim).toBeUndefined();
  const [older, major] = [left(), ledger.report(li, { suspectedMajor: true })];
  ledger.now += 3_600_000;
  const [later, judged] = [left(), ledger.report(li, { suspectedMajor: true })];
  expect(after(judged.id, older.id)).toMatchObject({ grade: 'MS', interim: older.reportedAt + 2 * 3_600_000 });
  expect(owedOf(ledger.hazard(judged.id)).find(({ owed }) => owed === 'judge')?.at).toBe(judged.reportedAt + dayMs);
  expect(after(major.id, later.id).interim).toBe(major.reportedAt + 2 * 3_600_000);
});

test('merged into a less grave and older one, a 较大 case is guarded by when it would have been by itself', () => {
  const ledger = new cases.Ledger();
  const main = ledger.report(li);
  ledger.now += 5 * dayMs;
  const other = ledger.report(wang);
  ledger.put([{ type: 'hazard', id: other.id, body: { ...other, grade: 'L' } }]);
  ledger.now += 60_000;
  expect(say(ledger, other.id, sun, 'merge', { into: main.id })).toBeNull();
  const after = ledger.hazard(main.id);
  expect(after.grade).toBe('L');
  expect(owedOf(after).find(({ owed }) => owed === 'interim')?.at).toBe(other.reportedAt + 4 * 3_600_000);
});

test('7.3 what is made graver as it is given out is guarded and judged from then on, and has no more time than it had', () => {
  const hourMs = 3_600_000;
  const raised = (grade: 'L' | 'MS', over: object = {}) => {
    const ledger = new cases.Ledger();
    const { id, ...report } = ledger.report(wang);
    ledger.put([{ type: 'hazard', id, body: { ...report, id, ...over } }]);
    ledger.now += dayMs;
    expect(say(ledger, id, sun, 'assign', { grade, due: 'D7' })).toBeNull();
    const dues = new Map(owedOf(ledger.hazard(id)).map(({ owed, at }) => [owed, (at - report.reportedAt) / hourMs]));
    return { interim: dues.get('interim'), judge: dues.get('judge') };
  };
  expect(raised('L')).toEqual({ interim: 24 + 4, judge: undefined });
  expect(raised('MS')).toEqual({ interim: 24 + 2, judge: 24 + 24 });
  expect(raised('L', { notOnSpot: true, due: 'D1' })).toMatchObject({ interim: 2 });
  expect(raised('MS', { grade: 'L' })).toMatchObject({ interim: 4, judge: 48 });
  expect(raised('L', { grade: 'L' })).toMatchObject({ interim: 4 });
});

test('a plan that was approved lower down counts no more once it is given out as graver', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang);
  const way: [Person, HazardDo, object?][] = [
    [sun, 'assign', { grade: 'L' }],
    [dian, 'accept'],
    [dian, 'plan'],
    [cases.fen, 'approve-plan'],
    [sun, 'assign', { grade: 'MS' }],
    [dian, 'accept'],
  ];
  for (const [by, what, over] of way) expect(say(ledger, id, by, what, over), what).toBeNull();
  expect(ledger.hazard(id).state).toBe('plan-review');
});

test('what an older phone gave out as graver keeps its plan and its clocks: what was put right by it since then was in order', () => {
  const ledger = new cases.Ledger();
  const { id, reportedAt } = ledger.report(wang);
  ledger.now += dayMs;
  const said = { ...cases.sayings.assign(ledger.hazard(id)), grade: 'L' } as cases.Bare;
  const { hash: _hash, kind, body, ...over } = ledger.step(ledger.hazard(id), sun, said);
  expect(over.schema).toBe(12);
  expect(ledger.say(cast.entry(kind, body, { ...over, schema: 1 }) as never, sun)).toBeNull();
  expect(handlingOf(ledger.hazard(id)).graveSince).toBeNull();
  expect(owedOf(ledger.hazard(id)).find(({ owed }) => owed === 'interim')?.at).toBe(reportedAt + 4 * 3_600_000);
});
