// What whoever stood in did without a network, and what the book of who answers for what says by the time it comes.
import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { handlingOf, stepSchema, type HazardHandled } from '../domain/hazard-handling.ts';
import type { Hazard } from '../domain/hazard.ts';
import { dayOf } from '../domain/inspection.ts';
import type { Messages } from '../domain/message.ts';
import type { Person } from '../domain/person.ts';
import { openCases, type Cases } from './cases.contract.ts';
import { moveCases } from './move-cases.ts';

const hourMs = 3_600_000;
const { chu, dian, shui } = cases;
const another = { id: cast.id(32), name: '教务处', headId: shui.id, deputies: [] };
let said = 0;

/** Dian is away today, and Chu of the kitchen, who walks nowhere else, stands in; a case was given to Dian. */
async function away() {
  const all = await openCases();
  const { clock } = all.school;
  const day = dayOf(clock.ms, cast.yucai.timeZone);
  const line = { personId: dian.id, from: day, to: day, deputyId: chu.id };
  await setBook(all, [line]);
  const id = await all.report();
  await all.take(id, cast.sun, 'assign');
  return { all, id, line, seen: await all.hazard(id) };
}

async function setBook(
  { school }: Cases,
  absences: typeof cases.responsibility.absences,
  headId = cases.zong.id,
  more: typeof cases.responsibility.departments = [],
): Promise<void> {
  const about = { id: cast.id(8000 + said++), subject: cast.yucai.id, by: cast.sun.id, at: cast.at(school.clock.ms) };
  const departments = [{ ...cases.responsibility.departments[0]!, headId }, ...more];
  const body = { ...cases.responsibility, departments, absences };
  await school.push(cast.sun, cast.entry('responsibility-set', body, about));
}

/** Sends a step that was taken at `doneAt` (UTC ms) on what was seen then. */
async function send({ school }: Cases, seen: Hazard, by: Person, what: 'accept' | 'interim' | 'pass', doneAt: number) {
  const { state, grade, placeId } = seen;
  const step = { ...cases.sayings[what](seen), on: handlingOf(seen).on, seen: { state, grade }, placeId };
  const body = step as HazardHandled;
  const at = cast.at(doneAt);
  const over = { id: cast.id(8500 + said++), subject: seen.id, by: by.id, at, schema: stepSchema(body) };
  const [verdict] = await school.push(by, cast.entry('hazard-handled', body, over));
  return verdict?.verdict;
}

const told = async ({ school }: Cases, who: Person) =>
  (await school.json<Messages>(who, 'GET', '/api/messages')).rows.map(({ topic }) => topic);
const last = async (all: Cases, id: string) => {
  const { state, handling } = await all.hazard(id);
  const { id: by, said: step, without } = handling!.steps.at(-1)!;
  return [state, by, step.do, without];
};

test('the work of whoever stood in stands where the line was taken out of the book after it was done', async () => {
  const { all, id, seen } = await away();
  const { clock } = all.school;
  const doneAt = clock.ms;
  clock.ms += hourMs;
  await setBook(all, []);
  clock.ms += hourMs;
  expect(await send(all, seen, chu, 'accept', doneAt)).toBe('accepted');
  expect(await last(all, id)).toEqual(['rectifying', chu.id, 'accept', undefined]);
});

test('a first step that was done when the book said so no more stays on the case without effect, and both are told', async () => {
  const { all, id, seen } = await away();
  await setBook(all, []);
  all.school.clock.ms += hourMs;
  expect(await send(all, seen, chu, 'accept', all.school.clock.ms)).toBe('accepted');
  expect(await last(all, id)).toEqual(['assigned', chu.id, 'accept', 'step-not-yours']);
  for (const who of [chu, dian]) expect(await told(all, who), who.name).toContain('case-late');
});

test('so it is where the case was given to another, or passed on because whoever had it left', async () => {
  const given = await away();
  given.all.school.clock.ms += hourMs;
  const { all, id, seen } = given;
  await all.take(id, cast.sun, { ...cases.sayings.assign(seen), personId: shui.id } as cases.Bare);
  expect(await send(all, seen, chu, 'accept', all.school.clock.ms)).toBe('accepted');
  expect(await last(all, id)).toEqual(['assigned', chu.id, 'accept', 'step-not-yours']);
  for (const who of [chu, shui]) expect(await told(all, who), who.name).toContain('case-late');

  // What whoever stood in did against the danger meanwhile counts.
  const third = await away();
  await third.all.take(third.id, cast.sun, { ...cases.sayings.assign(third.seen), personId: shui.id } as cases.Bare);
  expect(await send(third.all, third.seen, chu, 'interim', third.all.school.clock.ms)).toBe('accepted');
  expect(await last(third.all, third.id)).toEqual(['assigned', chu.id, 'interim', undefined]);

  const left = await away();
  const { status } = await left.all.school.ask(cast.sun, 'POST', `/api/people/${dian.id}/left`, { reason: '调走' });
  expect(status).toBe(200);
  await moveCases(left.all.school.parts, left.all.school.clock.ms);
  expect(await send(left.all, left.seen, chu, 'accept', left.all.school.clock.ms)).toBe('accepted');
  expect(await last(left.all, left.id)).toEqual(['assigned', chu.id, 'accept', 'step-not-yours']);
});

test('what whoever led the department did before that could be known to be over stays on the case without effect, and both are told', async () => {
  const all = await openCases();
  await setBook(all, [], chu.id);
  const id = await all.report();
  await all.take(id, cast.sun, 'assign');
  const seen = await all.hazard(id);
  await setBook(all, [], shui.id);
  expect(await send(all, seen, chu, 'accept', all.school.clock.ms)).toBe('accepted');
  expect(await last(all, id)).toEqual(['assigned', chu.id, 'accept', 'step-not-yours']);
  for (const who of [chu, dian]) expect(await told(all, who), who.name).toContain('case-late');
  // What was given to the department afterwards never was his.
  all.school.clock.ms += 1;
  const later = await all.report();
  await all.take(later, cast.sun, 'assign');
  expect(await send(all, await all.hazard(later), chu, 'accept', all.school.clock.ms)).toBe('quarantined');
});

test('so it is where the case was given to another department meanwhile: by whoever leads the one that had it, and by who led it', async () => {
  const all = await openCases();
  const { clock } = all.school;
  const book = (headId: string) => setBook(all, [], headId, [another]);
  await book(chu.id);
  const [first, second] = [await all.report(), await all.report()];
  for (const id of [first, second]) await all.take(id, cast.sun, 'assign');
  const [led, leads] = [await all.hazard(first), await all.hazard(second)];
  clock.ms += hourMs;
  for (const one of [led, leads])
    await all.take(one.id, cast.sun, {
      ...cases.sayings.assign(one),
      deptId: another.id,
      personId: shui.id,
    } as cases.Bare);
  // What is said of the case as it is now is the other department's.
  expect(await send(all, await all.hazard(second), chu, 'accept', clock.ms)).toBe('quarantined');
  expect(await send(all, leads, chu, 'accept', clock.ms)).toBe('accepted');
  expect(await last(all, second)).toEqual(['assigned', chu.id, 'accept', 'step-not-yours']);
  await book(cases.zong.id);
  // What was done against the danger while it was his has no wrong owner.
  expect(await send(all, led, chu, 'interim', clock.ms)).toBe('accepted');
  expect(await last(all, first)).toEqual(['assigned', chu.id, 'interim', undefined]);
  clock.ms += hourMs;
  expect(await send(all, led, chu, 'accept', clock.ms)).toBe('accepted');
  expect(await last(all, first)).toEqual(['assigned', chu.id, 'accept', 'step-not-yours']);
  for (const who of [chu, shui]) expect(await told(all, who), who.name).toContain('case-late');
});

test('so it is in a school that has written down since when who leads a department only by its book of now', () => {
  const ledger = new cases.Ledger();
  const departments = [{ ...cases.responsibility.departments[0]!, headId: chu.id }, another];
  ledger.put([{ type: 'responsibility', id: cast.yucai.id, body: { ...cases.responsibility, departments } }]);
  const { id } = ledger.report();
  ledger.take(id, cast.sun, cases.sayings.assign(ledger.hazard(id)));
  const seen = ledger.hazard(id);
  ledger.take(id, cast.sun, { ...cases.sayings.assign(seen), deptId: another.id, personId: shui.id } as cases.Bare);
  expect(ledger.take(id, chu, cases.sayings.accept(seen), seen)).toBeNull();
  expect(ledger.hazard(id).handling?.steps.at(-1)).toMatchObject({ id: chu.id, without: 'step-not-yours' });
});

test('whoever never stood in is refused as before, also where an older phone says it', async () => {
  const { all, id, seen, line } = await away();
  await setBook(all, [{ ...line, deputyId: cast.wang.id }]);
  all.school.clock.ms += hourMs;
  expect(await send(all, seen, cast.li, 'accept', all.school.clock.ms)).toBe('refused');
  expect(await last(all, id)).toEqual(['assigned', cast.sun.id, 'assign', undefined]);
});
