// Every step of a case, in every state, said by everybody, and compared with the reference policy (P17).
import { afterAll, expect, test } from 'vitest';
import { handlingOf, type HazardDo } from '../../../src/domain/hazard-handling.ts';
import { hazardStates, type HazardState } from '../../../src/domain/hazard-words.ts';
import type { Role } from '../../../src/domain/person.ts';
import { steps } from '../../cast-cases.ts';
import { isQuick } from '../size.ts';
import { Campus, type Staff } from './campus.ts';
import { Server } from './server.ts';
import { Cases } from './cases.ts';
import { mayTake, relations, stepLines, type Case, type Relation } from './step-policy.ts';

let server: Server | undefined;
const campus = new Campus();
let cases: Cases;

/** Each report looks for what was closed at its place before, so a school with thousands of cases of one place is a slow one. */
const manyCases = 300;
async function freshSchool(): Promise<void> {
  if (server && cases.made < manyCases) return;
  await close();
  server = new Server();
  await campus.open(server);
  cases = await Cases.of(campus, server);
}
async function close(): Promise<void> {
  await server?.close();
  if (server && server.faults.length > 0) throw new AggregateError(server.faults, 'the rules fell over');
}
afterAll(close);

/** Asks each on a case of that kind; what was taken has changed it, so the next one is asked on a fresh one. */
async function ask(askers: readonly Staff[], what: HazardDo, one: Case): Promise<string[]> {
  const wrong: string[] = [];
  await freshSchool();
  let id: string | null = null;
  for (const who of askers) {
    if (one.relation !== 'none') id = null;
    id ??= await cases.make(one, who);
    const before = await cases.read(id);
    const verdict = await cases.take(id, who, what);
    const expected = mayTake(who, what, one);
    const { state, in: where, relation } = one;
    const told = `${what} of a case of ${where} that is ${state}, by ${who.role} of ${who.covers}, ${relation}`;
    if (verdict !== expected) wrong.push(`${told}: ${verdict}, not ${expected}`);
    const after = await cases.read(id);
    const said = handlingOf(after).steps.length - handlingOf(before).steps.length;
    if (said !== (verdict === 'accepted' ? 1 : 0)) wrong.push(`${told}: ${verdict}, and ${said} steps more`);
    if (verdict === 'accepted') id = null;
  }
  return wrong;
}

const wholeSchool = campus.staff.filter(({ covers }) => covers === 'school');
const nowhere = campus.staff.filter(({ covers, role }) => covers === 'nowhere' && role !== 'admin');

/** Of those who walk everywhere, who is more than what he is to the case. */
const ranked = new Set<Role>(['repair', 'safety_office', 'logistics_head', 'vice_principal', 'principal']);

/** In `npm run check` one of so many, another one for each question. */
let nth = 0;
const sampled = <T>(all: readonly T[], of: number): readonly T[] =>
  isQuick ? all.filter((_, n) => (n + nth++) % of === 0) : all;

/** Nobody is responsible for it, or named to look at it, before it is given to somebody. */
const givenToNobody = new Set<HazardState>([
  'reported',
  'fixed-on-spot',
  'withdrawn',
  'rejected',
  'merged',
  'reopened',
]);
const isOf = (state: HazardState, relation: Relation): boolean =>
  relation === 'none' || relation === 'reporter' || !givenToNobody.has(state);

/** A state in which the step may be taken, so that who says it is all there is to ask; undefined where nobody can be that to the case. */
function inTime(what: HazardDo, relation: Relation = 'none'): HazardState | undefined {
  const { from } = stepLines[what];
  const states = typeof from === 'string' || from.length === 0 ? (['reported', 'assigned'] as const) : from;
  return states.find((state) => isOf(state, relation));
}

test('every step has its line in the reference policy', () => {
  expect(Object.keys(stepLines).sort()).toEqual([...steps].sort());
});

test.each(hazardStates)('every step of a case that is %s, by every role', async (state) => {
  const wrong: string[] = [];
  for (const what of steps)
    wrong.push(...(await ask(sampled(wholeSchool, 8), what, { state, in: 'dorm', relation: 'none' })));
  expect(wrong).toEqual([]);
});

test.each(['dorm', 'canteen'] as const)('every step at its time on a case of %s, by everybody', async (where) => {
  const wrong: string[] = [];
  for (const what of steps)
    wrong.push(...(await ask(sampled(campus.staff, 16), what, { state: inTime(what)!, in: where, relation: 'none' })));
  expect(wrong).toEqual([]);
});

test.each(relations.slice(1))(
  'every step at its time by whoever is its %s and walks elsewhere, or everywhere',
  async (relation) => {
    const wrong: string[] = [];
    // Nobody of an outside firm can be named to check.
    const asked = [...nowhere, ...wholeSchool.filter(({ role }) => ranked.has(role))];
    const staff = asked.filter(({ role }) => relation !== 'checker' || role !== 'vendor');
    for (const what of steps) {
      const state = inTime(what, relation);
      if (state) wrong.push(...(await ask(sampled(staff, 16), what, { state, in: 'dorm', relation })));
    }
    expect(wrong).toEqual([]);
  },
);
