// Two who act on one case without knowing of each other: what stands, and who is told.
import { expect, test } from 'vitest';
import { floor2, li, sun, wang, yucai } from '../../tests/cast.ts';
import * as cast from '../../tests/cast.ts';
import {
  an,
  commitments,
  dian,
  everybody,
  fen,
  Ledger,
  responsibility,
  sayings,
  xiao,
  zong,
  type Bare,
} from '../../tests/cast-cases.ts';
import { handlingOf, type HazardDo, type HazardHandled } from '../domain/hazard-handling.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Person } from '../domain/person.ts';
import type { CaseNotice } from './case-notice.ts';
import { noticesOfStep } from './case-notices.ts';
import type { CaseAround } from './case-people.ts';

const shots = [cast.photo('report', cast.sha256('after'))];
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

test('a judgement to less, said before somebody named another point of the guide or another report was merged in, stays on the case without effect; both hear that it is to be read', () => {
  const ledger = new Ledger();
  const seen = ledger.report(wang, { suspectedMajor: true });
  const other = ledger.report(wang, { suspectedMajor: true });
  const before = ledger.documents;
  const point = { ...sayings.comment(seen), report: { majorRefs: ['M6'] } } as Bare;
  ledger.take(seen.id, li, point);
  const judged = overtake(ledger, seen, fen, sayings.judge(seen));
  expect(judged.told).toEqual(['late: 郑分 李建国']);
  expect(judged.why).toContain('请看过再判');
  expect(ledger.hazard(seen.id)).toMatchObject({ grade: 'MS', majorRefs: ['M6'], handling: { judged: null } });
  ledger.documents = before;
  ledger.take(other.id, sun, { do: 'merge', into: seen.id, note: '' });
  expect(overtake(ledger, seen, fen, sayings.judge(seen)).told).toEqual(['late: 郑分 孙静']);
  // What the principal himself has said is nothing he has not seen; said by somebody else as well, it is.
  ledger.documents = before;
  ledger.take(seen.id, xiao, point);
  expect(overtake(ledger, seen, xiao, sayings.judge(seen)).told).not.toContain('late: 王校');
  expect(ledger.hazard(seen.id).grade).toBe('L');
});

test('a report that is turned down as it was before its reporter appealed, and a handing on that is answered as it was asked first, have no effect, and both are told', () => {
  const ledger = new Ledger();
  const seen = ledger.report(wang);
  take(ledger, seen.id, sun, 'reject');
  take(ledger, seen.id, wang, 'appeal');
  expect(overtake(ledger, seen, an, sayings.reject(seen)).told).toEqual(['late: 周安 王秀兰']);
  expect(ledger.hazard(seen.id)).toMatchObject({ state: 'reported', handling: { answers: { ended: null } } });
  take(ledger, seen.id, sun, 'assign');
  take(ledger, seen.id, dian, 'hand-on');
  const first = ledger.hazard(seen.id);
  take(ledger, seen.id, an, 'refuse-hand-on');
  take(ledger, seen.id, dian, 'hand-on');
  expect(overtake(ledger, first, sun, sayings['grant-hand-on'](first)).told).toEqual(['late: 孙静 赵电']);
  expect(ledger.hazard(seen.id)).toMatchObject({ state: 'transfer', handling: { person: { id: dian.id } } });
});

test('what is given out before the correction of its reporter was seen counts, and both are told which of the two stands; the reporter hears as well that it is taken up', () => {
  const ledger = new Ledger();
  const seen = ledger.report(wang);
  ledger.take(seen.id, wang, { do: 'amend', text: '门锁坏了', category: 'building' } as Bare);
  const amended = ledger.hazard(seen.id);
  const before = ledger.documents;
  const given = overtake(ledger, seen, sun, sayings.assign(seen));
  expect(given.told).toEqual(['yours: 赵电', 'taken: 王秀兰', 'late: 孙静 王秀兰']);
  expect(given.why).toContain('分类以交办的为准');
  ledger.documents = before;
  expect(overtake(ledger, amended, sun, sayings.assign(amended)).told).toEqual(['yours: 赵电', 'taken: 王秀兰']);
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

/** Takes a step that was said on what `seen` shows; answers who is told. */
function overtake(ledger: Ledger, seen: Hazard, by: Person, step: Bare) {
  const entry = ledger.step(seen, by, step);
  expect(ledger.say(entry, by), step.do).toBeNull();
  const hazard = ledger.hazard(seen.id);
  const { on, seen: told } = entry.body as HazardHandled;
  const upTo = told.last === undefined ? on : told.last;
  const notices = noticesOfStep(hazard, handlingOf(hazard).steps.at(-1)!, around(ledger), upTo);
  return { told: said(notices), why: notices.find(({ topic }) => topic === 'late')?.data.why?.zh };
}

test('a re-check that was signed and is undone by somebody who had not seen it is told to both, by who had seen it to whoever signed', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  for (const [by, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
  ] as const)
    take(ledger, id, by, step);
  const seen = ledger.hazard(id);
  take(ledger, id, an, 'pass');
  const passed = ledger.hazard(id);
  const before = ledger.documents;
  const unseen = overtake(ledger, seen, sun, sayings.fail(seen));
  expect(ledger.hazard(id)).toMatchObject({ state: 'rectifying', handling: { checked: null } });
  expect(unseen.told).toEqual(['late: 周安 孙静', 'failed: 赵电']);
  expect(unseen.why).toContain('合格的签字不再有效');
  ledger.documents = before;
  expect(overtake(ledger, passed, sun, sayings.fail(passed)).told).toEqual(['late: 周安', 'failed: 赵电']);
  // Put right anew and failed: nobody had signed that.
  take(ledger, id, dian, 'rectify');
  expect(overtake(ledger, ledger.hazard(id), an, sayings.fail(seen)).told).toEqual(['failed: 赵电']);
});

test('a look-back that found that it holds and is undone by somebody who had not seen it is told to both; who was seen hears that it has come back', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  for (const [by, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
    [an, 'pass'],
    [sun, 'close'],
  ] as const)
    take(ledger, id, by, step);
  const seen = ledger.hazard(id);
  take(ledger, id, zong, 'look-back');
  const looked = ledger.hazard(id);
  const before = ledger.documents;
  const back = { ...sayings['look-back'](seen), found: 'rebound' } as Bare;
  for (const step of [sayings.reopen(seen), back]) {
    ledger.documents = before;
    const unseen = overtake(ledger, seen, sun, step);
    expect([step.do, ...unseen.told]).toEqual([
      step.do,
      'late: 孙静 吴总',
      'decide: 周安',
      'rebound: 赵电',
      'reopened: 王秀兰',
    ]);
    expect(unseen.why).toContain('未见反弹');
  }
  ledger.documents = before;
  const told = overtake(ledger, looked, sun, sayings.reopen(looked)).told;
  expect(told).toEqual(['decide: 周安', 'rebound: 赵电 吴总', 'reopened: 王秀兰']);
});

test('a judgement that puts a case on the watch list that is there already says to both whose leader and day stand; put up after it, both are told as well', () => {
  const watched = (hazard: Hazard) =>
    ({ ...sayings.judge(hazard), grade: 'M', watch: { leader: '吴总', until: '2027-03-01' } }) as Bare;
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  const seen = ledger.hazard(id);
  const before = ledger.documents;
  take(ledger, id, xiao, 'supervise');
  const second = overtake(ledger, seen, fen, watched(seen));
  expect(handlingOf(ledger.hazard(id)).supervised).toMatchObject({ leader: '郑分', by: { id: xiao.id } });
  expect(second.told).toEqual(['late: 郑分 王校']);
  expect(second.why).toContain('以先到的为准');
  // What was ignored is replaced by nobody.
  expect(overtake(ledger, ledger.hazard(id), xiao, sayings.supervise(seen)).told).toEqual(['supervised: 孙静 周安']);
  ledger.documents = before;
  expect(overtake(ledger, seen, fen, watched(seen)).told).toEqual([]);
  const judged = ledger.hazard(id);
  const offline = ledger.step(judged, xiao, sayings.supervise(judged));
  ledger.now += 3_600_000;
  expect(ledger.say(offline, xiao)).toBeNull();
  const hazard = ledger.hazard(id);
  expect(handlingOf(hazard).supervised).toMatchObject({ leader: '郑分', by: { id: xiao.id } });
  const [late] = noticesOfStep(hazard, handlingOf(hazard).steps.at(-1)!, around(ledger));
  expect(late && said([late])).toEqual(['late: 王校 郑分']);
  expect(late?.data.why?.zh).toContain('以后到的为准');
});

test('by a clock that had not asked the school nobody can say that it was known', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, fen, 'supervise');
  ledger.now += 60_000;
  const seen = ledger.hazard(id);
  const entry = ledger.step(seen, xiao, sayings.supervise(seen));
  expect(ledger.say({ ...entry, at: { ...entry.at, serverOffsetMs: null } } as typeof entry, xiao)).toBeNull();
  const hazard = ledger.hazard(id);
  const told = said(noticesOfStep(hazard, handlingOf(hazard).steps.at(-1)!, around(ledger)));
  expect(told[0]).toBe('late: 王校 郑分');
});

test('the principal’s word of the week about what was taken off the watch list meanwhile stays on the case without effect, and both are told; who could know of it is refused', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, xiao, 'supervise');
  const listed = ledger.hazard(id);
  take(ledger, id, fen, 'lift-supervision');
  const late = overtake(ledger, listed, xiao, sayings.urge(listed));
  const hazard = ledger.hazard(id);
  expect([handlingOf(hazard).steps.at(-1)?.without, hazard.handling?.urged]).toEqual(['step-not-now', undefined]);
  expect(late.told).toEqual(['late: 王校 郑分']);
  ledger.now += 1;
  expect(ledger.take(id, xiao, sayings.urge(listed))).toBe('step-not-now');
});

test('a plan, or its approval, that says less than is asked since a report was merged in stays on the case without effect, and both are told; who could know of it is refused', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const left = ledger.report(li);
  ledger.put([{ type: 'hazard', id: left.id, body: { ...left, notOnSpot: true } }]);
  ledger.take(id, sun, { ...sayings.assign(ledger.hazard(id)), due: 'DP' } as Bare);
  take(ledger, id, dian, 'accept');
  const plan = { do: 'plan', plan: commitments({ contingency: '' }) } as Bare;
  const bare = ledger.hazard(id);
  expect(ledger.take(id, dian, plan)).toBeNull();
  const planned = ledger.hazard(id);
  ledger.take(left.id, sun, { do: 'merge', into: id, note: '' });
  for (const [seen, by, step, told] of [
    [planned, fen, sayings['approve-plan'](planned), 'late: 郑分 孙静'],
    [planned, dian, plan, 'late: 赵电 孙静'],
    [bare, dian, plan, 'late: 赵电 孙静'],
  ] as const) {
    expect(overtake(ledger, seen, by, step).told).toEqual([told]);
    expect(handlingOf(ledger.hazard(id)).steps.at(-1)?.without).toBe('commitments-missing');
  }
  ledger.now += 1;
  expect(ledger.take(id, dian, plan)).toBe('commitments-missing');
});

test('what is major and was to go on in something major that has ended meanwhile stands as it did, and whoever merged it is told; judged to be major meanwhile, it is told with who judged', () => {
  const ledger = new Ledger();
  const [one, other] = [0, 1].map(() => ledger.report(wang, { suspectedMajor: true, fixed: true, photos: shots }));
  const { id } = ledger.report(li, { suspectedMajor: true });
  const seen = ledger.hazard(id);
  const major = { ...sayings.judge(seen), grade: 'M' } as Bare;
  ledger.take(id, fen, major);
  take(ledger, id, sun, 'report-up');
  for (const { id: into } of [one!, other!]) {
    ledger.take(into, fen, major);
    ledger.take(into, xiao, { do: 'confirm', note: '', opinion: '验收合格' });
    expect(ledger.hazard(into).state).toBe('closed');
  }
  const merge = (into: Hazard): Bare => ({ do: 'merge', into: into.id, note: '' });
  const ended = overtake(ledger, ledger.hazard(id), sun, merge(one!));
  expect([handlingOf(ledger.hazard(id)).steps.at(-1)?.without, ledger.hazard(id).state]).toEqual([
    'step-not-now',
    'reported',
  ]);
  expect(ended.told).toEqual(['late: 孙静 李建国 周安']);
  expect(ended.why).toContain('已经结束');
  const less = ledger.report(wang);
  expect(overtake(ledger, seen, sun, merge(less)).told).toEqual(['late: 孙静 郑分']);
});

test('what was put right on the spot and seen again meanwhile is not confirmed, and whoever confirmed and whoever saw it both hear so', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { fixed: true, photos: shots });
  const seen = ledger.hazard(id);
  ledger.now += 60_000;
  const body = { placeId: cast.floor2.id, inspectionId: cast.id(703), seen: 'still' as const, note: '', photos: [] };
  expect(
    ledger.say(cast.entry('hazard-seen', body, { subject: id, by: li.id, at: cast.at(ledger.now) }), li),
  ).toBeNull();
  expect(ledger.hazard(id).state).toBe('reported');
  expect(overtake(ledger, seen, xiao, sayings.confirm(seen)).told).toEqual(['late: 王校 李建国']);
});

test('of two who raise one case without knowing of each other both have said so: neither lowers it, and what the second did against the danger counts; an older phone’s word has no effect', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const seen = ledger.hazard(id);
  take(ledger, id, li, 'raise');
  const before = ledger.documents;
  const entry = ledger.step(seen, fen, { ...sayings.raise(seen), how: 'isolated', majorRefs: ['M6'] } as Bare);
  expect([entry.schema, ledger.say(entry, fen)]).toEqual([12, null]);
  expect(ledger.hazard(id)).toMatchObject({ grade: 'MS', majorRefs: ['M6'] });
  const { interim, steps } = handlingOf(ledger.hazard(id));
  expect([interim?.how, interim?.by.id, steps.at(-1)?.without]).toEqual(['isolated', fen.id, undefined]);
  expect(ledger.take(id, fen, sayings.judge(seen))).toBe('own-work');
  // Who sees that it may be major already says nothing new by it.
  expect(ledger.take(id, wang, sayings.raise(seen))).toBe('step-not-now');
  ledger.documents = before;
  expect(ledger.say({ ...entry, schema: 11 } as typeof entry, fen)).toBeNull();
  expect(handlingOf(ledger.hazard(id)).steps.at(-1)?.without).toBe('step-not-now');
  expect(ledger.take(id, fen, sayings.judge(seen))).toBeNull();
});
