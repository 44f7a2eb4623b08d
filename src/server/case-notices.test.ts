import { expect, test } from 'vitest';
import { floor2, li, sun, wang, yucai } from '../../tests/cast.ts';
import * as cast from '../../tests/cast.ts';
import {
  an,
  dian,
  everybody,
  fen,
  Ledger,
  responsibility,
  sayings,
  shui,
  xiao,
  zong,
  type Bare,
} from '../../tests/cast-cases.ts';
import { handlingOf, type HazardDo } from '../domain/hazard-handling.ts';
import type { Person } from '../domain/person.ts';
import { nobodyYet } from '../domain/responsibility.ts';
import { noticesOfClock, noticesOfLate } from './case-clock.ts';
import type { CaseNotice } from './case-notice.ts';
import { noticesOfComeBack, noticesOfMerged, noticesOfReport, noticesOfStep } from './case-notices.ts';
import type { CaseAround } from './case-people.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const names = new Map(everybody.map(({ id, name }) => [id, name]));
const said = (notices: CaseNotice[]) =>
  notices.map(({ topic, personIds }) => `${topic}: ${personIds.map((id) => names.get(id)).join(' ')}`);
const around = (ledger: Ledger, people: readonly Person[] = everybody): CaseAround => ({
  place: floor2,
  book: responsibility,
  people,
  timeZone: yucai.timeZone,
  now: ledger.now,
});

/** Takes a step; answers who is told what. */
function take(ledger: Ledger, id: string, by: Person, step: Bare | HazardDo): string[] {
  const bare = typeof step === 'string' ? sayings[step](ledger.hazard(id)) : step;
  const refused = ledger.take(id, by, bare);
  if (refused) throw new Error(refused);
  const hazard = ledger.hazard(id);
  return said(noticesOfStep(hazard, handlingOf(hazard).steps.at(-1)!, around(ledger)));
}

test('each step is told to whose turn it is, and to whoever waited for it, never to whoever took it', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  expect(said(noticesOfReport(ledger.hazard(id), around(ledger)))).toEqual(['decide: 孙静 周安']);
  const assign = { ...sayings.assign(ledger.hazard(id)), checkerId: an.id } as Bare;
  expect(take(ledger, id, sun, assign)).toEqual(['yours: 赵电', 'taken: 王秀兰']);
  expect(take(ledger, id, dian, 'hand-on')).toEqual(['decide: 孙静 周安']);
  expect(take(ledger, id, sun, 'refuse-hand-on')).toEqual(['decided: 赵电']);
  expect(take(ledger, id, dian, 'accept')).toEqual([]);
  expect(take(ledger, id, dian, 'extend')).toEqual(['decide: 孙静 周安']);
  expect(take(ledger, id, sun, 'grant-extension')).toEqual(['decided: 赵电']);
  expect(take(ledger, id, dian, 'rectify')).toEqual(['check: 周安']);
  expect(take(ledger, id, an, 'fail')).toEqual(['failed: 赵电']);
  expect(take(ledger, id, li, { ...sayings.comment(ledger.hazard(id)), mentions: [shui.id, li.id] } as Bare)).toEqual([
    'mentioned: 钱水',
    'commented: 赵电 周安 王秀兰',
  ]);
  take(ledger, id, dian, 'rectify');
  expect(take(ledger, id, an, 'pass')).toEqual(['decide: 孙静']);
  expect(take(ledger, id, sun, 'close')).toEqual(['closed: 王秀兰']);
  const closed = ledger.documents;
  // Whoever has to take it up, whose work did not last, and whose department answers for that.
  const back = ['decide: 周安', 'rebound: 赵电 吴总', 'reopened: 王秀兰'];
  expect(take(ledger, id, sun, 'reopen')).toEqual(back);
  ledger.documents = closed;
  expect(take(ledger, id, sun, { ...sayings['look-back'](ledger.hazard(id)), found: 'rebound' } as Bare)).toEqual(back);
});

test('what an outside firm has is somebody’s in the school: overdue it goes to the department that gave it, else to the safety office', () => {
  const firm: Person = { ...shui, id: cast.id(740), name: '安达消防', role: 'vendor', scope: [floor2.id] };
  for (const [deptId, whom] of [
    [responsibility.departments[0]!.id, '吴总'],
    [null, '孙静 周安'],
  ] as const) {
    const ledger = new Ledger();
    ledger.put([{ type: 'person', id: firm.id, body: firm }]);
    if (!deptId) ledger.put([{ type: 'responsibility', id: cast.yucai.id, body: nobodyYet }]);
    const { id } = ledger.report(wang);
    expect(
      ledger.take(id, sun, { ...sayings.assign(ledger.hazard(id)), personId: firm.id, deptId } as Bare),
    ).toBeNull();
    expect(ledger.take(id, firm, sayings.accept(ledger.hazard(id)))).toBeNull();
    ledger.now = ledger.hazard(id).dueAt! + dayMs + hourMs;
    expect(said(noticesOfClock(ledger.hazard(id), around(ledger, [...everybody, firm])))).toEqual([`overdue: ${whom}`]);
  }
});

test('what is written without asking anybody by name is told to whose it is, to whoever reported it, and to who took part', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  expect(take(ledger, id, li, 'comment')).toEqual(['commented: 孙静 周安 王秀兰']);
  take(ledger, id, sun, 'assign');
  const asking = { ...sayings.comment(ledger.hazard(id)), mentions: [shui.id] } as Bare;
  expect(take(ledger, id, wang, asking)).toEqual(['mentioned: 钱水', 'commented: 赵电 李建国']);
  expect(take(ledger, id, dian, 'comment')).toEqual(['commented: 王秀兰 李建国 钱水']);
});

test('what nobody answers for is told as that, and whoever has a hazard hears how it was judged', () => {
  const ledger = new Ledger();
  const grave = ledger.report(wang, { suspectedMajor: true });
  const loose = ledger.report(wang, { category: 'kitchen' });
  expect(said(noticesOfReport(loose, around(ledger)))).toEqual([]);
  expect(take(ledger, grave.id, sun, 'assign')).toEqual(['yours: 赵电', 'taken: 王秀兰']);
  expect(take(ledger, grave.id, fen, { ...sayings.judge(grave), grade: 'M' } as Bare)).toEqual(['judged: 赵电']);
});

test('an office nobody holds is told to who stands above it, and nobody who left is told anything', () => {
  const ledger = new Ledger();
  const hazard = ledger.report(wang);
  const gone = (one: Person): Person => ({ ...one, left: { reason: '调走' } });
  const left = everybody.map((one) => (one.id === sun.id || one.id === an.id ? gone(one) : one));
  expect(said(noticesOfReport(hazard, around(ledger, left)))).toEqual(['decide: 吴总']);
  const few = left.filter(({ id }) => id !== zong.id && id !== fen.id);
  expect(said(noticesOfReport(hazard, around(ledger, few)))).toEqual(['decide: 王校']);
});

test('the clock tells the owner, the department, the vice principal and the principal, each under a key of its own', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, sun, 'assign');
  ledger.now += dayMs;
  const told = [-1, 1, 1.5 * dayMs, 3 * dayMs, 7 * dayMs].map((ms) =>
    noticesOfClock(ledger.hazard(id), { ...around(ledger), now: ledger.now + ms }),
  );
  expect(told.map(said)).toEqual([[], ['overdue: 赵电'], ['overdue: 吴总'], ['overdue: 郑分'], ['overdue: 王校']]);
  expect(new Set(told.flat().map(({ key }) => key)).size).toBe(4);
});

/** Who is told what of what is late, so long from now. */
const late = (ledger: Ledger, id: string, ms: number) => {
  const notices = noticesOfLate(ledger.hazard(id), { ...around(ledger), now: ledger.now + ms });
  return { told: said(notices), keys: notices.map(({ key }) => key) };
};

test('a report that nobody takes up is told to the safety office, and when as long again has passed to the vice principal', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const stages = [-1, 1, 24 * hourMs].map((ms) => late(ledger, id, dayMs + ms));
  expect(stages.map(({ told }) => told)).toEqual([[], ['overdue: 孙静 周安'], ['overdue: 郑分']]);
  // The ladder tells the same people the same thing under the same key.
  const ladder = noticesOfClock(ledger.hazard(id), { ...around(ledger), now: ledger.now + dayMs + 1 });
  expect(ladder.map(({ key }) => key)).toEqual(stages[1]?.keys);
});

test('what is not accepted is told to the department, no plan and no interim control to the principal, a re-check to the checker', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, sun, { ...sayings.assign(ledger.hazard(id)), grade: 'L', checkerId: an.id } as Bare);
  expect(late(ledger, id, 4 * hourMs - 1).told).toEqual([]);
  expect(late(ledger, id, 4 * hourMs).told).toEqual(['accept-late: 吴总', 'interim-late: 王校']);
  take(ledger, id, li, 'interim');
  take(ledger, id, dian, 'accept');
  expect(late(ledger, id, 3 * dayMs).told).toEqual(['plan-late: 王校']);
  take(ledger, id, dian, 'plan');
  expect(late(ledger, id, 4 * dayMs).told).toEqual([]);
  take(ledger, id, fen, 'approve-plan');
  take(ledger, id, dian, 'rectify');
  expect(late(ledger, id, dayMs).told).toEqual(['overdue: 周安']);
});

test('a judgement that is late is told to the vice principal, whoever has the case', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  take(ledger, id, li, 'interim');
  take(ledger, id, sun, 'assign');
  take(ledger, id, dian, 'accept');
  expect(late(ledger, id, dayMs - 1).told).toEqual([]);
  expect(late(ledger, id, dayMs).told).toEqual(['overdue: 郑分']);
  take(ledger, id, fen, 'judge');
  expect(late(ledger, id, dayMs).told).toEqual([]);
});

test('what the vice principal reported is judged to be less by somebody else, who is told: where there is no other, the principal', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(fen, { suspectedMajor: true });
  take(ledger, id, li, 'interim');
  take(ledger, id, sun, 'assign');
  take(ledger, id, dian, 'accept');
  expect(late(ledger, id, dayMs).told).toEqual(['overdue: 王校']);
  expect(ledger.take(id, fen, sayings.judge(ledger.hazard(id)))).toBe('own-work');
  expect(take(ledger, id, xiao, 'judge')).toEqual(['judged: 赵电']);
});

test('nor by a vice principal who raised it, added to it, saw it again, or whose own report went into it, nor by who said so of what went into it', () => {
  const judging = (more: (ledger: Ledger, id: string) => unknown) => {
    const ledger = new Ledger();
    const { id } = ledger.report(li, { suspectedMajor: true });
    more(ledger, id);
    ledger.now += 1;
    const before = ledger.hazard(id);
    const lowered = ledger.take(id, fen, sayings.judge(before));
    const raised = ledger.take(id, fen, { ...sayings.judge(before), grade: 'M' } as Bare, before);
    return [lowered, raised];
  };
  const seen = { placeId: cast.floor2.id, inspectionId: cast.id(810), seen: 'still' as const, note: '', photos: [] };
  const ways: ((ledger: Ledger, id: string) => unknown)[] = [
    (ledger, id) => ledger.take(id, fen, { ...sayings.comment(ledger.hazard(id)), adds: true } as Bare),
    (ledger, id) => ledger.say(cast.entry('hazard-seen', seen, { subject: id, by: fen.id }), fen),
    (ledger, id) => {
      const other = ledger.report(fen, { suspectedMajor: true });
      ledger.take(other.id, sun, { do: 'merge', into: id, note: '' });
    },
    (ledger, id) => {
      ledger.take(id, xiao, { ...sayings.judge(ledger.hazard(id)), grade: 'G' } as Bare);
      ledger.take(id, fen, sayings.raise(ledger.hazard(id)));
    },
    // A point of the guide in a remark, whether or not it is said to add to it.
    (ledger, id) => {
      ledger.take(id, xiao, { ...sayings.judge(ledger.hazard(id)), grade: 'G' } as Bare);
      ledger.take(id, fen, { ...sayings.comment(ledger.hazard(id)), report: { majorRefs: ['M6'] } } as Bare);
    },
    // Of what went into it, also by way of another.
    (ledger, id) => {
      const other = ledger.report(wang);
      ledger.take(other.id, fen, sayings.raise(other));
      ledger.take(other.id, sun, { do: 'merge', into: id, note: '' });
    },
    (ledger, id) => {
      const [other, between] = [ledger.report(wang), ledger.report(dian)];
      ledger.take(other.id, fen, { ...sayings.comment(other), adds: true } as Bare);
      ledger.take(other.id, sun, { do: 'merge', into: between.id, note: '' });
      ledger.take(between.id, sun, { do: 'merge', into: id, note: '' });
    },
  ];
  for (const way of ways) expect(judging(way)).toEqual(['own-work', null]);
  expect(judging(() => {})[0]).toBeNull();
  const waiting = new Ledger();
  const { id } = waiting.report(li);
  take(waiting, id, fen, 'raise');
  expect(late(waiting, id, dayMs).told).toContain('overdue: 王校');
});

test('a major case: the authority within a day, and after thirty days the principal every week, each week told once', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  take(ledger, id, li, 'interim');
  take(ledger, id, sun, 'assign');
  take(ledger, id, dian, 'accept');
  take(ledger, id, fen, { ...sayings.judge(ledger.hazard(id)), grade: 'M' } as Bare);
  expect(late(ledger, id, dayMs).told).toEqual(['report-late: 王校']);
  take(ledger, id, sun, 'report-up');
  take(ledger, id, dian, 'plan');
  take(ledger, id, xiao, 'approve-plan');
  expect(late(ledger, id, 37 * dayMs - 1).told).toEqual([]);
  const weeks = [37, 40, 44, 51].map((days) => late(ledger, id, days * dayMs));
  expect(new Set(weeks.map(({ told }) => told.join()))).toEqual(new Set(['urge-late: 王校']));
  expect(new Set(weeks.flatMap(({ keys }) => keys)).size).toBe(3);
  ledger.now += 38 * dayMs;
  expect(take(ledger, id, xiao, 'urge')).toEqual(['supervised: 赵电 吴总']);
  expect(late(ledger, id, 7 * dayMs - 1).told).toEqual([]);
  expect(late(ledger, id, 7 * dayMs).told).toEqual(['urge-late: 王校']);
  expect(take(ledger, id, fen, 'supervise')).toEqual(['supervised: 赵电 吴总']);
});

test('who has a case, or has signed for it, hears that its record was corrected', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  for (const [by, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
    [an, 'pass'],
  ] as const)
    take(ledger, id, by, step);
  const hazard = ledger.hazard(id);
  const step = {
    ...handlingOf(hazard).steps.at(-1)!,
    ...wang,
    stepId: cast.id(910),
    said: { do: 'source-corrected' as const },
  };
  expect(said(noticesOfStep(hazard, step, around(ledger)))).toEqual(['corrected: 孙静 周安 赵电']);
});

test('whoever reported what was merged hears how the case ends that it was merged into, also by way of another', () => {
  const ledger = new Ledger();
  const [first, second, main] = [ledger.report(wang).id, ledger.report(li).id, ledger.report(shui).id];
  take(ledger, first, sun, { do: 'merge', into: second, note: '同一处' });
  take(ledger, second, sun, { do: 'merge', into: main, note: '同一处' });
  const merged = () => ledger.read('merged', main) ?? [];
  expect(
    merged()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([first, second].toSorted());
  take(ledger, main, sun, 'assign');
  expect(merged().map((one) => handlingOf(one).main)).toEqual([undefined, undefined]);
  for (const [by, step] of [
    [dian, 'accept'],
    [dian, 'rectify'],
    [an, 'pass'],
  ] as const)
    take(ledger, main, by, step);
  expect(take(ledger, main, sun, 'close')).toEqual(['closed: 钱水']);
  const hazard = ledger.hazard(main);
  const step = handlingOf(hazard).steps.at(-1)!;
  expect(said(noticesOfMerged(merged(), hazard, step, around(ledger))).toSorted()).toEqual(
    ['closed: 王秀兰', 'closed: 李建国'].toSorted(),
  );
  const ended = { id: main, state: 'closed', at: ledger.now };
  expect(merged().map((one) => handlingOf(one).main)).toMatchObject([ended, ended]);
  take(ledger, main, sun, 'reopen');
  expect(merged().map((one) => handlingOf(one).main)).toEqual([null, null]);
});

test('whoever said that it is still there, and is given it, is told once: that it is theirs', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const body = { placeId: floor2.id, inspectionId: cast.id(701), seen: 'still' as const, note: '', photos: [] };
  ledger.say(cast.entry('hazard-seen', body, { subject: id, by: dian.id, at: cast.at(ledger.now) }), dian);
  expect(take(ledger, id, sun, 'assign')).toEqual(['yours: 赵电', 'taken: 王秀兰']);
});

test('whoever saw it still there, or added to it, is told of the end and of a reopening like whoever was first', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const seen = { inspectionId: wang.id, placeId: floor2.id, seen: 'still' as const, note: '', photos: [] };
  const at = cast.at(ledger.now);
  ledger.say(cast.entry('hazard-seen', seen, { id: cast.id(900), subject: id, by: li.id, at }), li);
  take(ledger, id, shui, { ...sayings.comment(ledger.hazard(id)), adds: true } as Bare);
  take(ledger, id, zong, 'comment');
  expect(take(ledger, id, sun, 'assign')).toEqual(['yours: 赵电', 'taken: 王秀兰 钱水 李建国']);
  for (const [by, step] of [
    [dian, 'accept'],
    [dian, 'rectify'],
    [an, 'pass'],
  ] as const)
    take(ledger, id, by, step);
  expect(take(ledger, id, sun, 'close')).toEqual(['closed: 王秀兰 钱水 李建国']);
  // Seen again at its place by whoever walks there: it comes back, and they hear of it, as does whoever has to take it up.
  ledger.now += 3_600_000;
  const again = { id: cast.id(901), subject: id, by: li.id, at: cast.at(ledger.now) };
  const comesBack = () => {
    ledger.say(cast.entry('hazard-seen', { ...seen, inspectionId: sun.id }, again), li);
    return noticesOfComeBack(ledger.hazard(id), { id: again.id, by: li.id, name: li.name }, around(ledger));
  };
  const before = ledger.documents;
  const told = ['decide: 孙静 周安', 'rebound: 赵电 吴总', 'reopened: 王秀兰 钱水'];
  expect(said(comesBack())).toEqual(told);
  // Over a look-back that had come in before it was seen; and over one that came in only afterwards, which both of them hear of.
  ledger.documents = before;
  ledger.now -= 1;
  take(ledger, id, fen, 'look-back');
  ledger.now += 60_001;
  expect(said(comesBack())).toEqual(['decide: 孙静 周安', 'rebound: 赵电 郑分 吴总', 'reopened: 王秀兰 钱水']);
  ledger.documents = before;
  take(ledger, id, fen, 'look-back');
  const late = comesBack();
  expect(said(late)).toEqual(['late: 李建国 郑分', ...told]);
  expect(late[0]?.data.why?.zh).toContain('未见反弹');
});
