import { expect, test } from 'vitest';
import * as cases from '../../../tests/cast-cases.ts';
import * as cast from '../../../tests/cast.ts';
import { at, entry, floor2, id, li, sun, wang, yucai } from '../../../tests/cast.ts';
import { dayMs } from '../../domain/hazard-times.ts';
import type { Messages } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import { placeCode } from '../../domain/place-code.ts';
import { tellEverybody } from '../alerts/tell-everybody.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { moveCases } from '../move-cases.ts';
import { tellMoved } from './tell-cases.ts';

const hourMs = 3_600_000;
const { an, dian, fen, xiao, zong } = cases;

const told = async ({ school }: Cases, who: Person) =>
  (await school.json<Messages>(who, 'GET', '/api/messages')).rows.map(({ topic }) => topic).toReversed();
const later = ({ school }: Cases) => void (school.clock.ms += 1000);
const tick = ({ school }: Cases) => tellEverybody(school.parts, [], school.clock.ms);

test('whose turn it is hears of it, and whoever reported hears that it was taken up and that it is done', async () => {
  const all = await openCases();
  const id = await all.report(wang);
  expect(await told(all, sun)).toEqual(['case-decide']);
  await all.take(id, sun, 'assign');
  expect(await told(all, dian)).toEqual(['case-yours']);
  expect(await told(all, wang)).toEqual(['case-taken']);
  later(all);
  await all.take(id, dian, 'accept');
  await all.take(id, dian, 'rectify');
  expect(await told(all, an)).toContain('case-check');
  await all.take(id, an, 'fail');
  expect(await told(all, dian)).toEqual(['case-yours', 'case-failed']);
  await all.take(id, dian, 'rectify');
  later(all);
  await all.take(id, an, 'pass');
  await all.take(id, sun, 'close');
  expect(await told(all, wang)).toEqual(['case-taken', 'case-closed']);
  expect(await told(all, li)).toEqual([]);
});

test('an owner is reminded the day before, and what is overdue goes up rung by rung, each told once', async () => {
  const all = await openCases();
  const id = await all.report(wang);
  await all.take(id, sun, { ...cases.sayings.assign(await all.hazard(id)), due: 'D7' } as cases.Bare);
  await all.take(id, dian, 'accept');
  const { dueAt } = await all.hazard(id);
  const at = async (ms: number) => {
    all.school.clock.ms = (dueAt ?? 0) + ms;
    await tick(all);
    await tick(all);
  };
  await at(-2 * dayMs);
  expect(await told(all, dian)).toEqual(['case-yours']);
  await at(-dayMs / 2);
  await at(60_000);
  expect(await told(all, dian)).toEqual(['case-yours', 'case-soon', 'case-overdue']);
  await at(dayMs + 60_000);
  expect(await told(all, zong)).toContain('case-overdue');
  await at(3 * dayMs + 60_000);
  expect(await told(all, fen)).toContain('case-overdue');
  await at(7 * dayMs + 60_000);
  expect((await told(all, xiao)).filter((topic) => topic === 'case-overdue')).toHaveLength(1);
  expect((await told(all, dian)).filter((topic) => topic === 'case-overdue')).toHaveLength(1);
});

test('two who acted on one case at once are both told in words', async () => {
  const all = await openCases();
  const id = await all.report(wang);
  await all.take(id, sun, 'assign');
  const seen = await all.hazard(id);
  const step = (said: cases.Bare) => ({
    ...said,
    on: seen.handling?.on,
    seen: { state: seen.state, grade: seen.grade },
  });
  await all.take(id, sun, { ...cases.sayings.assign(seen), personId: zong.id } as cases.Bare);
  await all.takeAs(id, dian, step(cases.sayings.accept(seen)) as never);
  expect((await told(all, dian)).sort()).toEqual(['case-late', 'case-yours']);
  expect(await told(all, sun)).toContain('case-late');
});

test('a case that was merged offline into one that has ended meanwhile stands as it did, and whoever merged it, reported it or has it is told so in words', async () => {
  const all = await openCases();
  const [one, other] = [await all.report(wang), await all.report(li)];
  await all.take(other, cases.an, 'reject');
  const said = { do: 'merge', into: other, note: '', on: null, seen: { state: 'reported', grade: 'G' } } as const;
  const after = await all.takeAs(one, sun, said as never);
  expect([after.state, after.handling?.steps.at(-1)?.without]).toEqual(['reported', 'step-not-now']);
  for (const who of [sun, wang, cases.an]) {
    const { rows } = await all.school.json<Messages>(who, 'GET', '/api/messages');
    const { facts } = rows.find(({ topic, about }) => topic === 'case-late' && about === one) ?? {};
    expect(facts?.why?.zh, who.name).toBe('要并入的那件已经结束，这件没有并入，还由安全办公室处理');
  }
  expect(await told(all, li)).not.toContain('case-late');
});

test('whoever approves a plan that was made anew meanwhile, and whoever made it, are both told that it does not count', async () => {
  const all = await openCases();
  const id = await all.report(wang);
  await all.take(id, sun, { ...cases.sayings.assign(await all.hazard(id)), grade: 'L' } as cases.Bare);
  await all.take(id, dian, 'accept');
  const seen = await all.take(id, dian, 'plan');
  const { dueAt } = await all.take(id, dian, { do: 'plan', plan: cases.commitments({ to: '2027-03-31' }) });
  const step = {
    ...cases.sayings['approve-plan'](seen),
    on: seen.handling?.on,
    seen: { state: seen.state, grade: 'L' },
  };
  const after = await all.takeAs(id, fen, step as never, { schema: 9 });
  expect([after.state, after.dueAt, after.handling?.plan?.approved]).toEqual(['plan-review', dueAt, null]);
  for (const one of [fen, dian]) expect(await told(all, one), one.name).toContain('case-late');
});

test('whoever plans without a network what somebody else has planned meanwhile takes the place of nothing, and both are told', async () => {
  const all = await openCases();
  const id = await all.report(wang);
  await all.take(id, sun, { ...cases.sayings.assign(await all.hazard(id)), grade: 'L' } as cases.Bare);
  const seen = await all.take(id, dian, 'accept');
  const { handling } = await all.take(id, dian, 'plan');
  const plan = cases.commitments({ to: '2027-03-31' });
  const step = { do: 'plan', plan, on: seen.handling?.on, seen: { state: seen.state, grade: seen.grade } };
  const after = await all.takeAs(id, zong, step as never, { schema: 10 });
  expect(after.handling?.plan).toEqual(handling?.plan);
  expect(await late(all, zong)).toEqual([dian.name]);
  expect(await late(all, dian)).toEqual([dian.name]);
});

const [record, item] = [cast.id(8600), 'Z1-01'];
const door = cast.photo(item, cast.sha256('the door'));

/** The record says so; `superseding` the one before, as a correction. */
async function submit(all: Cases, isWrong: boolean, superseding?: string): Promise<string> {
  const { ms } = all.school.clock;
  const said = cast.answer(item, isWrong ? 'fail' : 'pass', { photos: isWrong ? [door.sha256] : [] });
  const body = cast.inspection({
    placeId: floor2.id,
    startedAt: cast.at(ms - 60_000),
    finishedAt: cast.at(ms),
    answers: cast.withAnswers(said),
    photos: [...cast.inspection().photos, ...(isWrong ? [door] : [])],
    ...(superseding && { correction: { reason: '写错了' } }),
  });
  const over = { subject: record, by: wang.id, at: cast.at(ms), supersedes: superseding ?? null };
  const entry = cast.entry('inspection-submitted', body, over);
  await all.push(wang, entry);
  return entry.id;
}

test('whoever has a case hears that its record was corrected or taken back, and is given nothing anew by that', async () => {
  const all = await openCases();
  const first = await submit(all, true);
  const id = `${record}.${item}`;
  await all.take(id, sun, 'assign');
  later(all);
  const again = await submit(all, true, first);
  expect(await told(all, dian)).toEqual(['case-yours']);
  later(all);
  const gone = await submit(all, false, again);
  expect(await told(all, dian)).toEqual(['case-yours', 'case-corrected']);
  expect((await all.hazard(id)).state).toBe('assigned');
  later(all);
  await all.push(
    wang,
    cast.entry('inspection-withdrawn', { reason: '重复' }, { subject: record, by: wang.id, supersedes: gone }),
  );
  expect(await told(all, wang)).not.toContain('case-corrected');
});

test('who looks back at what somebody saw again meanwhile is told so, and so is whoever saw it', async () => {
  const all = await openCases();
  const id = await all.report(wang);
  await all.close(id);
  later(all);
  const closed = await all.hazard(id);
  const seen = { placeId: floor2.id, inspectionId: cast.id(701), seen: 'still' as const, note: '', photos: [] };
  const at = cast.at(all.school.clock.ms);
  await all.push(li, cast.entry('hazard-seen', seen, { subject: id, by: li.id, at }));
  later(all);
  const look = {
    ...cases.sayings['look-back'](closed),
    on: closed.handling?.on,
    seen: { state: 'closed', grade: 'G' },
  };
  await all.takeAs(id, xiao, look as never, { schema: 9 });
  expect(await late(all, xiao)).toEqual([li.name]);
  expect(await late(all, li)).toEqual([li.name]);
});

/** Who acted before, as those are told whose step did not count. */
const late = async ({ school }: Cases, who: Person) =>
  (await school.json<Messages>(who, 'GET', '/api/messages')).rows
    .filter(({ topic }) => topic === 'case-late')
    .map(({ facts }) => facts.by);

test('whose step is late because a graver case was merged in is told who did that, and so is that person', async () => {
  const all = await openCases();
  const [main, other] = [await all.report(wang), await all.report(li, { suspectedMajor: true })];
  const before = await all.take(main, sun, 'assign');
  later(all);
  await all.take(other, an, { do: 'merge', into: main, note: '' });
  const step = { ...cases.sayings.assign(before), on: before.handling?.on, seen: { state: 'assigned', grade: 'G' } };
  const after = await all.takeAs(main, zong, { ...step, personId: cases.shui.id } as never);
  expect(after.handling?.steps.at(-1)?.without).toBe('step-not-now');
  expect(await late(all, zong)).toEqual([an.name]);
  expect(await late(all, an)).toEqual([an.name]);
  expect(await late(all, li)).toEqual([]);
});

test('whoever a case falls to because somebody left hears of it', async () => {
  const all = await openCases();
  const { parts, clock } = all.school;
  const id = await all.report(wang);
  await all.take(id, sun, 'assign');
  expect((await all.school.ask(sun, 'POST', `/api/people/${dian.id}/left`, { reason: '调走' })).status).toBe(200);
  await tellMoved(parts.store, await moveCases(parts, clock.ms), clock.ms);
  expect(await told(all, zong)).toContain('case-yours');
});

test('what somebody without an account reports is told to whoever has to look at it', async () => {
  const all = await openCases();
  const about = { category: 'electricity', text: '插座冒火花', photos: [], contact: null, consent: true };
  const sent = await all.school.ask(null, 'POST', '/api/public-reports', { code: placeCode(floor2), ...about });
  expect(sent.status).toBe(201);
  expect(await told(all, sun)).toEqual(['case-decide']);
});

test('a report that is merged is told as that, and what goes to the authority to whoever had it', async () => {
  const all = await openCases();
  const [one, main] = [await all.report(wang), await all.report(li)];
  await all.take(one, sun, { do: 'merge', into: main, note: '' });
  expect(await told(all, wang)).toEqual(['case-merged']);
  await all.take(main, sun, 'assign');
  later(all);
  await all.take(main, fen, 'escalate');
  expect(await told(all, dian)).toEqual(['case-yours', 'case-escalated']);
});

test('what is not done in time is told once, also after the server starts anew and makes its documents again', async () => {
  const all = await openCases();
  const { parts, clock } = all.school;
  const from = clock.ms;
  const id = await all.report(wang);
  await all.take(id, sun, { ...cases.sayings.assign(await all.hazard(id)), grade: 'L' } as cases.Bare);
  const at = async (ms: number) => {
    clock.ms = from + ms;
    await tick(all);
    await parts.store.ledger.rebuild(yucai.id);
    await tick(all);
  };
  const late = async (who: Person) => (await told(all, who)).filter((topic) => topic.endsWith('-late')).sort();
  await at(4 * hourMs - 60_000);
  expect(await late(xiao)).toEqual([]);
  await at(4 * hourMs + 60_000);
  await at(6 * hourMs);
  expect([await late(xiao), await late(zong)]).toEqual([['case-interim-late'], ['case-accept-late']]);
  await all.take(id, li, 'interim');
  await all.take(id, dian, 'accept');
  await at(6 * hourMs + 3 * dayMs + 60_000);
  expect([await late(xiao), await late(zong)]).toEqual([['case-interim-late', 'case-plan-late'], ['case-accept-late']]);
});

test('a report nobody takes up reaches the vice principal, though something else of it is late as well', async () => {
  const all = await openCases();
  const from = all.school.clock.ms;
  await all.report(wang);
  const overdue = async (who: Person) => (await told(all, who)).filter((topic) => topic === 'case-overdue').length;
  for (const [hours, expected] of [
    [23, [0, 0]],
    [24, [1, 0]],
    [36, [1, 0]],
    [48, [2, 1]],
  ] as const) {
    all.school.clock.ms = from + hours * hourMs + 60_000;
    await tick(all);
    await tick(all);
    expect([await overdue(sun), await overdue(fen)]).toEqual(expected);
  }
});

test('whoever has a hazard hears how it was judged and that it is on the list, and nobody twice', async () => {
  const all = await openCases();
  const id = await all.report(wang, { suspectedMajor: true });
  await all.take(id, sun, 'assign');
  later(all);
  await all.take(id, fen, { ...cases.sayings.judge(await all.hazard(id)), grade: 'M' } as cases.Bare);
  later(all);
  await all.take(id, xiao, 'supervise');
  await tick(all);
  expect(await told(all, dian)).toEqual(['case-yours', 'case-judged', 'case-supervised']);
  expect(await told(all, zong)).toContain('case-supervised');
  expect((await told(all, xiao)).filter((topic) => topic === 'judged')).toHaveLength(1);
});

test('what is seen of a case that was merged is evidence where that goes on, also by way of another, and takes it up again, which is told', async () => {
  const all = await openCases();
  const [first, second, main] = [await all.report(wang), await all.report(li), await all.report(wang)];
  let n = 0;
  const see = async (hazardId: string, seen: 'still' | 'gone') => {
    later(all);
    const body = { placeId: floor2.id, inspectionId: id(9000 + n), seen, note: `看到${n}`, photos: [] };
    const over = { id: id(9100 + n++), subject: hazardId, by: li.id, at: at(all.school.clock.ms) };
    await all.push(li, entry('hazard-seen', body, over));
  };
  // Before it is merged, and after.
  await see(first, 'gone');
  await all.take(first, sun, { do: 'merge', into: second, note: '同一处' });
  await all.take(second, sun, { do: 'merge', into: main, note: '同一处' });
  await see(first, 'gone');
  const shown = async () => (await all.view(sun, main)).hazard;
  expect((await shown()).sightings?.map(({ note }) => note)).toEqual(['看到0', '看到1']);
  await all.close(main);
  expect((await all.hazard(first)).handling?.main).toMatchObject({ state: 'closed' });
  await see(first, 'still');
  expect(await shown()).toMatchObject({ state: 'reopened' });
  expect((await all.hazard(first)).handling?.main).toBeNull();
  expect(await told(all, dian)).toContain('case-rebound');
  expect((await told(all, wang)).at(-1)).toBe('case-reopened');
  const before = await all.hazard(main);
  await all.school.parts.store.ledger.rebuild(yucai.id);
  expect(await all.hazard(main)).toEqual(before);
});

test('who adds to a case that was closed or merged meanwhile is heard by whoever it waits for now', async () => {
  const all = await openCases();
  const [closed, merged, main] = [await all.report(wang), await all.report(wang), await all.report(xiao)];
  const [seenClosed, seenMerged] = [await all.hazard(closed), await all.hazard(merged)];
  const adds = { ...cases.sayings.comment(seenClosed), adds: true, note: '还没改好' };
  const say = (id: string, seen: typeof seenClosed) =>
    all.takeAs(id, li, { ...adds, on: null, seen: { state: seen.state, grade: seen.grade } } as never, { schema: 10 });
  await all.take(main, sun, 'assign');
  await all.take(merged, sun, { do: 'merge', into: main, note: '' });
  later(all);
  await say(merged, seenMerged);
  expect((await told(all, dian)).filter((topic) => topic === 'case-commented')).toHaveLength(1);
  expect(await told(all, xiao)).toContain('case-commented');
  await all.close(closed);
  later(all);
  const before = (await told(all, sun)).length;
  await say(closed, seenClosed);
  expect((await told(all, sun)).slice(before)).toEqual(['case-decide']);
  expect(await told(all, wang)).toContain('case-reopened');
  expect(await told(all, dian)).toContain('case-rebound');
});
