import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { Random } from '../../tests/simulation/random.ts';
import type { EntryOf } from './entry.ts';
import type { Hazard } from './hazard.ts';
import { handlingOf, stepSchema, type HazardDo } from './hazard-handling.ts';
import type { HazardGrade } from './hazard-words.ts';
import { dayMs, lookBackMs, shownState } from './hazard-times.ts';
import type { Person } from './person.ts';

const { dian, an, zong, fen, xiao } = cases;
const { sun, wang } = cast;

/** A case that was just closed, re-checked by the safety office; of 一般 one that is drawn, and looked back at. */
function closed(grade: Exclude<HazardGrade, 'MS'>) {
  const ledger = new cases.Ledger();
  for (;;) {
    const { id } = ledger.report(wang, { suspectedMajor: grade === 'M', category: 'electricity' });
    const say = (by: Person, what: HazardDo, over: object = {}): void =>
      expect(
        ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare),
        what,
      ).toBeNull();
    if (grade === 'M') say(fen, 'judge', { grade });
    say(sun, 'assign', { grade });
    say(dian, 'accept');
    if (grade !== 'G') say(dian, 'plan');
    if (grade !== 'G') say(grade === 'M' ? xiao : fen, 'approve-plan');
    say(dian, 'rectify');
    say(sun, 'pass');
    say(grade === 'M' ? xiao : grade === 'L' ? fen : an, 'close', { opinion: '验收合格' });
    if (handlingOf(ledger.hazard(id)).lookBacks.length > 0) return { ledger, id, closedAt: ledger.now };
    ledger.now += dayMs;
  }
}

type Closed = ReturnType<typeof closed>;

/** So many days after closing. */
const look = ({ ledger, id, closedAt }: Closed, days: number, by = an, over: object = {}, seen = ledger.hazard(id)) => {
  ledger.now = closedAt + days * dayMs;
  return ledger.take(id, by, { ...cases.sayings['look-back'](seen), ...over } as cases.Bare, seen);
};

/** How it stands: what is done and what is planned, in days after closing. */
const stands = ({ ledger, id, closedAt }: Closed) => {
  const hazard = ledger.hazard(id);
  const days = (at: number): number => (at - closedAt) / dayMs;
  const [done, planned] = [true, false].map((is) =>
    handlingOf(hazard)
      .lookBacks.filter((one) => (one.done !== null) === is)
      .map(({ dueAt }) => days(dueAt)),
  );
  return { state: hazard.state, done, planned };
};
const extras = ({ ledger, id }: Closed) =>
  handlingOf(ledger.hazard(id)).steps.flatMap(({ said, extra }) => (said.do === 'look-back' ? [extra ?? null] : []));

test('7.4 what is major is archived once it was found kept after 7, 30 and 90 days, and not before', () => {
  const one = closed('M');
  for (const [days, state] of [
    [8, 'closed'],
    [30, 'closed'],
    [95, 'archived'],
  ] as const) {
    expect(look(one, days)).toBeNull();
    expect(stands(one).state).toBe(state);
  }
  expect(stands(one)).toEqual({ state: 'archived', done: [7, 30, 90], planned: [] });
  expect(extras(one)).toEqual([null, null, null]);
});

test('7.1 a look before its time is kept as an extra one, says so, and leaves all that is planned to be done', () => {
  const one = closed('M');
  for (const days of [0, 1, 2]) expect(look(one, days)).toBeNull();
  expect(stands(one)).toEqual({ state: 'closed', done: [0, 1, 2], planned: [7, 30, 90] });
  expect(extras(one)).toEqual(['early', 'early', 'early']);
  expect(shownState(one.ledger.hazard(one.id), one.closedAt + 7 * dayMs)).toBe('look-back');
  // By when it was done, and not by when it came in.
  const { ledger, id } = one;
  const early = ledger.step(ledger.hazard(id), an, cases.sayings['look-back'](ledger.hazard(id)));
  ledger.now = one.closedAt + 9 * dayMs;
  expect(ledger.say(early, an)).toBeNull();
  expect(stands(one)).toMatchObject({ planned: [7, 30, 90] });
});

test('7.4 of two who look for the same one without knowing of each other the first counts, and the second is an extra one that says so', () => {
  const one = closed('M');
  const seen = one.ledger.hazard(one.id);
  expect(look(one, 31, an, {}, seen)).toBeNull();
  expect(look(one, 31, zong, {}, seen)).toBeNull();
  expect(stands(one)).toEqual({ state: 'closed', done: [7, 31], planned: [30, 90] });
  expect(extras(one)).toEqual([null, 'second']);
  // Whoever has not seen the look of day 31, and looks when the next time has come, does that one.
  expect(look(one, 32)).toBeNull();
  expect(look(one, 91, zong, {}, seen)).toBeNull();
  expect(stands(one)).toMatchObject({ state: 'archived', planned: [] });
});

test('the second look counts neither after the first has archived it nor against it, and what was archived stays so', () => {
  const one = closed('L');
  const seen = one.ledger.hazard(one.id);
  expect(look(one, 30, an, {}, seen)).toBeNull();
  expect(look(one, 30, zong, {}, seen)).toBeNull();
  expect([stands(one).state, extras(one)]).toEqual(['archived', [null, 'second']]);
  // Before a term begins.
  expect(look(one, 60)).toBeNull();
  expect([stands(one).state, extras(one).at(-1)]).toEqual(['archived', null]);
  const unused = closed('M');
  expect(look(unused, 1, an, { found: 'out-of-use' })).toBeNull();
  expect(look(unused, 60)).toBeNull();
  expect(stands(unused).state).toBe('archived');
});

test('7.4 一般 is looked back at within 30 days: its time comes three days before, and then it counts', () => {
  const one = closed('G');
  const time = 30 - lookBackMs / dayMs;
  expect(stands(one).planned).toEqual([time]);
  expect(look(one, time - 1)).toBeNull();
  expect(stands(one).state).toBe('closed');
  expect(look(one, time)).toBeNull();
  expect(stands(one).state).toBe('archived');
});

test('a look that an older phone told keeps the meaning it had: the next planned one is done', () => {
  expect(stepSchema({ do: 'look-back' })).toBe(9);
  const one = closed('M');
  for (const _ of [7, 30, 90]) {
    const { hash: _hash, ...entry } = one.ledger.step(
      one.ledger.hazard(one.id),
      an,
      cases.sayings['look-back'](one.ledger.hazard(one.id)),
    );
    const { kind, body, ...over } = { ...entry, schema: 1 } as EntryOf<'hazard-handled'>;
    expect(one.ledger.say(cast.entry(kind, body, over), an)).toBeNull();
  }
  expect(stands(one)).toMatchObject({ state: 'archived', done: [7, 30, 90] });
});

/** What no look may break, whoever looked when on what: which of the rules are broken. */
function broken({ ledger, id }: Closed, before: Hazard): string[] {
  const hazard = ledger.hazard(id);
  const { lookBacks, steps } = handlingOf(hazard);
  const isUnused = lookBacks.some(({ done }) => done?.found === 'out-of-use');
  const planned = new Set(handlingOf(before).lookBacks.flatMap(({ dueAt, done }) => (done ? [] : dueAt)));
  const used = lookBacks.filter(({ done, dueAt }) => done && planned.has(dueAt)).length;
  const doneIn = (looks: typeof lookBacks): number => looks.filter(({ done }) => done).length;
  const { without, extra } = steps.at(-1)!;
  const rules: Record<string, boolean> = {
    'archived by what is kept only if every planned look was done at or after its time':
      hazard.state !== 'archived' || isUnused || lookBacks.every(({ dueAt, done }) => done && done.at >= dueAt),
    'one look does one planned look at most': used <= 1,
    'what is an extra one does none, and says so': !extra || used === 0,
    'every look is kept': without !== undefined || doneIn(lookBacks) === doneIn(handlingOf(before).lookBacks) + 1,
    'what is archived is not closed again': before.state !== 'archived' || hazard.state === 'archived',
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

test('7.4 whoever looks back when, on what he has seen, archives nothing before all that is planned was looked at in its time', () => {
  const wrong: string[] = [];
  const ends = new Set<string>();
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const one = closed(random.pick(['G', 'L', 'M']));
    let seen = one.ledger.hazard(one.id);
    for (let days = 0; days < 120; days += random.int(14)) {
      const before = one.ledger.hazard(one.id);
      if (random.chance(0.5)) seen = before;
      const found = random.chance(0.95) ? 'kept' : 'out-of-use';
      if (look(one, days, random.pick([an, zong, fen, xiao]), { found }, seen)) continue;
      wrong.push(...broken(one, before).map((rule) => `seed ${seed}, day ${days}, ${before.grade}: ${rule}`));
    }
    ends.add(one.ledger.hazard(one.id).state);
    extras(one).forEach((extra) => ends.add(String(extra)));
  }
  expect(wrong).toEqual([]);
  expect([...ends].sort()).toEqual(['archived', 'early', 'null', 'second']);
});
