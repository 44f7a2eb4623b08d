// Two people and one case, every step after every other: whoever took one without a network, while somebody else took another, finds it on the case, with effect or
// without; and where it has none, or takes the place of what the other one said, both are told.
import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { fen, Ledger, responsibility } from '../../tests/cast-cases.ts';
import { isGrave } from '../domain/case-graver.ts';
import type { Entry } from '../domain/entry.ts';
import type { Hazard } from '../domain/hazard.ts';
import { handlingOf, type HazardDo, type HazardHandled } from '../domain/hazard-handling.ts';
import { hazardStates } from '../domain/hazard-words.ts';
import type { Person } from '../domain/person.ts';
import { noticesOfStep } from './case-notices.ts';
import {
  aside,
  kinds,
  minute,
  movesBySchool,
  nameOf,
  people,
  play,
  possible,
  roundsFrom,
  scenes,
  ways,
  type Act,
  type Scene,
  type Way,
} from './case-scenes.contract.ts';

/** What one has written and another may take the place of. */
const written: Record<string, (hazard: Hazard) => readonly unknown[]> = {
  checked: (hazard) => [handlingOf(hazard).checked],
  supervised: (hazard) => [handlingOf(hazard).supervised],
  category: ({ category }) => [category],
  'looked back at': (hazard) => handlingOf(hazard).lookBacks.filter(({ done }) => done !== null),
  appealed: (hazard) => [handlingOf(hazard).appealed && hazard.state !== 'rejected'],
  'may be major': (hazard) => (isGrave(hazard) ? saidMajor(hazard) : []),
};
/** The points of the guide, who raised it, and the report that may be major and was merged in. */
const saidMajor = ({ majorRefs, handling }: Hazard): readonly string[] => [
  ...majorRefs,
  ...(handling?.steps ?? []).flatMap(({ id, said, stepId, without }) =>
    !without && (said.do === 'raise' || (said.do === 'took-in' && id === fen.id)) ? [stepId] : [],
  ),
];
/** What is in the one and not in the other; what says nothing is never missed. */
function without(all: readonly unknown[], others: readonly unknown[]): unknown[] {
  const there = new Set(others.map((one) => JSON.stringify(one)));
  return all.filter((one) => one && !there.has(JSON.stringify(one)));
}

/** What is decided on what was read, of the case as its reporter or whoever has it says it. */
const decides: ReadonlySet<HazardDo> = new Set([
  'confirm',
  'reject',
  'grant-hand-on',
  'refuse-hand-on',
  'approve-plan',
  'return-plan',
  'grant-extension',
  'refuse-extension',
  'pass',
  'fail',
  'close',
  'come-back',
]);

/** What was said before the other ones acted, and came in after them. */
type Pair = { mine: Act; first: readonly Act[]; seen: Hazard; met: Hazard };

/** What of that is replaced, or decided without having been read. */
function replacedBy({ mine, first, seen, met }: Pair, now: Hazard): string | undefined {
  const all = Object.entries(written);
  const found = all.find(([, of]) => without(without(of(met), of(seen)), of(now)).length > 0);
  const isAnother = first.length > 1 || first[0]?.said.do === 'amend';
  return found?.[0] ?? (isAnother && decides.has(mine.said.do) ? 'what was read' : undefined);
}

/** What is wrong with it: why it is refused, or who is not told that it has no effect, or whose word it replaces. */
function wrongOf(ledger: Ledger, entry: Entry, into: string, pair: Pair): string | null {
  const { mine, first } = pair;
  ledger.now += 8 * minute;
  const code = ledger.say(entry, mine.by);
  if (code) return code;
  const hazard = ledger.hazard(entry.subject);
  const step = handlingOf(hazard).steps.findLast(({ stepId }) => stepId === entry.id);
  if (!step) return 'it is not on the case';
  const second = step.extra === 'second' ? 'a look-back that was due' : undefined;
  const replaced = step.without ? undefined : (replacedBy(pair, hazard) ?? second);
  if (!step.without && !replaced) return null;
  const around = { place: cast.floor2, book: responsibility, people, timeZone: cast.yucai.timeZone, now: ledger.now };
  const { on, seen } = entry.body as HazardHandled;
  const late = noticesOfStep(hazard, step, around, seen.last === undefined ? on : seen.last).filter(
    ({ topic }) => topic === 'late',
  );
  const last = first.at(-1)!;
  // Whoever ended another case did nothing about this one, and the school itself needs no message.
  const isPerson = people.includes(last.by) && last.on !== into;
  const missing = [mine.by, ...(isPerson ? [last.by] : [])].filter(
    ({ id }) => !late.some(({ personIds }) => personIds.includes(id)),
  );
  if (missing.length === 0) return null;
  const what = replaced ? `replaces: ${replaced}` : 'without effect';
  return `${what}, and ${missing.map(({ name }) => name).join(', ')} is not told`;
}

const heard = {
  states: new Set<string>(),
  first: new Set<string>(),
  after: new Set<string>(),
  aside: new Set<string>(),
};

/** All that is wrong in one state of the case. */
function wrongIn(ledger: Ledger, { name, documents, now }: Scene, id: string, into: string, mergedIn: readonly Act[]) {
  const at = (some: typeof documents, ms: number): void => void ([ledger.documents, ledger.now] = [some, ms]);
  at(documents, now);
  const seen = ledger.hazard(id);
  const acts = possible(ledger, id, into);
  const onOther = acts.some(({ said }) => said.do === 'merge') ? possible(ledger, into, id) : [];
  const others = [...acts, ...mergedIn, ...onOther, ...movesBySchool(ledger, id)].map((one) => [one]);
  heard.states.add(seen.state);
  return [...others, ...roundsFrom(ledger, id)].flatMap((first) => {
    at(documents, now);
    const mine = acts.filter(({ by, said }) => {
      const isOfBoth = said.do === 'merge' || first[0]?.on !== into;
      return isOfBoth && !first.some((one) => one.by.id === by.id);
    });
    const entries = mine.map((one) => ({ mine: one, entry: ledger.step(seen, one.by, one.said) }));
    const isTaken = first.every((one) => {
      ledger.now += minute;
      return play(ledger, one);
    });
    if (!isTaken || mine.length === 0) return [];
    for (const { said } of first) heard.first.add(said.do);
    const [after, met, ms] = [ledger.documents, ledger.hazard(id), ledger.now];
    return entries.flatMap(({ mine: one, entry }) => {
      at(after, ms);
      heard.after.add(one.said.do);
      const wrong = wrongOf(ledger, entry, into, { mine: one, first, seen, met });
      return wrong ? [`${name}: ${told([one])} after ${told(first)}: ${wrong}`] : [];
    });
  });
}
const told = (acts: readonly Act[]): string => acts.map(({ name, by }) => `${name} by ${by.name}`).join(', ');

test.each(ways)(
  'H2 of two steps that two people take of one case without knowing of each other none is lost, and what has no effect or takes the other’s place is told to both: $grade, $due, $as',
  (way: Way) => {
    const ledger = new Ledger();
    const into = ledger.report(cast.li).id;
    const { id, others, found, left } = scenes(ledger, way, into);
    for (const one of left) heard.aside.add(one);
    const merge = { do: 'merge', into: id, note: '' } as const;
    const mergedIn = others.map((on): Act => ({ name: 'merged in', by: cast.sun as Person, on, said: merge }));
    expect(found.flatMap((scene) => wrongIn(ledger, scene, id, into, mergedIn))).toEqual([]);
  },
);

test('every step was said before and after another, in every state that a case comes to', () => {
  expect([...heard.after].sort()).toEqual(kinds.toSorted());
  expect([...heard.first].sort()).toEqual([...kinds, 'move'].sort());
  expect([...heard.states].sort()).toEqual(hazardStates.toSorted());
  expect([...heard.aside].sort()).toEqual(aside.map(nameOf).sort());
});
