// Two people and one case, every step after every other: whoever took one without a network, while somebody else took another, finds it on the case, with effect or
// without; and where it has none both are told.
import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import {
  commitments,
  dian,
  everybody,
  fen,
  Ledger,
  responsibility,
  sayings,
  xiao,
  zhi,
  type Bare,
} from '../../tests/cast-cases.ts';
import type { Entry } from '../domain/entry.ts';
import { handlingOf, type HazardDo, type HazardHandled } from '../domain/hazard-handling.ts';
import type { HazardGrade } from '../domain/hazard-words.ts';
import type { Person } from '../domain/person.ts';
import { noticesOfStep } from './case-notices.ts';

const { li, sun, wang } = cast;
const minute = 60_000;
const people = everybody.filter(({ role }) => role !== 'admin');

const photos = [cast.photo('report', cast.sha256('after'))];
const opinion = '验收合格';
const watch = { leader: '王校', until: '2027-03-01' };

/** Other words of a step, which the rules treat otherwise. */
const more: Partial<Record<HazardDo, readonly object[]>> = {
  assign: [{ checkerId: li.id }],
  confirm: [{ opinion }],
  plan: [{}, { plan: commitments({ contingency: '' }) }],
  close: [{ opinion }],
  'come-back': [{}, { outcome: 'close', photos }],
  'look-back': [{}, { found: 'rebound' }],
  raise: [{ how: 'isolated' }, { adds: true }],
  judge: [{ grade: 'G' }, { grade: 'M', watch }],
  comment: [{}, { report: { majorRefs: ['M6'] }, adds: true }],
};
const wordings = (Object.keys(sayings) as HazardDo[])
  // By the school itself.
  .filter((step) => step !== 'move')
  .flatMap((step) => (more[step] ?? [{}]).map((words) => ({ step, words })));

/** What somebody says, and of which case. */
type Act = { name: string; by: Person; on: string; said: Bare };

/** Each step that may be taken of the case as it stands, by two of those who may. */
function possible(ledger: Ledger, on: string, into: string): Act[] {
  const before = ledger.documents;
  const hazard = ledger.hazard(on);
  return wordings.flatMap(({ step, words }) => {
    const said = { ...sayings[step](hazard), ...words, ...(step === 'merge' && { into }) } as Bare;
    const told = Object.values(words).filter((one) => typeof one !== 'object');
    const may: Act[] = [];
    for (const by of people.toReversed()) {
      if (may.length === 2) break;
      ledger.documents = before;
      if (ledger.take(on, by, said) === null) may.push({ name: [step, ...told].join(' '), by, on, said });
    }
    ledger.documents = before;
    return may;
  });
}

type Way = { grade: HazardGrade; due: 'D3' | 'DP' };
const ways: readonly Way[] = [
  { grade: 'G', due: 'DP' },
  ...(['G', 'L', 'MS', 'M'] as const).map((grade) => ({ grade, due: 'D3' as const })),
];
const decider = { G: sun, L: fen, MS: xiao, M: xiao };

/** The states of the way that follow one another. */
function road({ grade, due }: Way): readonly (readonly [Person, HazardDo])[] {
  const plan = [
    [dian, 'plan'],
    [grade === 'G' ? fen : decider[grade], 'approve-plan'],
  ] as const;
  return [
    [sun, 'assign'],
    [dian, 'accept'],
    ...(grade === 'G' && due !== 'DP' ? [] : plan),
    [dian, 'rectify'],
    [li, 'pass'],
    ...(grade === 'MS' ? [] : ([[decider[grade], 'close']] as const)),
  ];
}
/** Those that leave it. */
const aside: readonly (readonly [Person, HazardDo])[] = [
  [sun, 'reject'],
  [dian, 'hand-on'],
  [dian, 'extend'],
  [fen, 'escalate'],
  [sun, 'reopen'],
];

type Scene = { name: string; documents: Ledger['documents'] };

/** A case in each state that it comes to, on the watch list. `others`: reports that may be merged into it, of who judges, and one that was not put right on the spot. */
function scenes(ledger: Ledger, way: Way): { id: string; others: string[]; found: Scene[] } {
  const grave = ledger.report(fen, { suspectedMajor: true });
  const left = ledger.report(zhi);
  ledger.put([{ type: 'hazard', id: left.id, body: { ...left, notOnSpot: true } }]);
  const { id } = ledger.report(wang, { suspectedMajor: way.grade !== 'G' });
  const found: Scene[] = [];
  const keep = (): void => {
    const { state, handling } = ledger.hazard(id);
    const name = handling?.plan ? `${state}, planned` : state;
    if (!found.some((one) => one.name === name)) found.push({ name, documents: ledger.documents });
  };
  const takes = ([by, step]: readonly [Person, HazardDo]): boolean => {
    const words = step === 'assign' ? { checkerId: li.id, due: way.due } : more[step]?.[0];
    const refused = ledger.take(id, by, { ...sayings[step](ledger.hazard(id)), ...words } as Bare);
    ledger.now += minute;
    return refused === null;
  };
  const { grade } = way;
  if (grade === 'L' || grade === 'M') ledger.take(id, fen, { ...sayings.judge(ledger.hazard(id)), grade } as Bare);
  keep();
  takes([xiao, 'supervise']);
  found.length = way.due === 'DP' ? 1 : 0;
  keep();
  for (const step of road(way)) {
    expect(takes(step), step[1]).toBe(true);
    keep();
    const before = ledger.documents;
    for (const other of aside) {
      if (takes(other)) keep();
      ledger.documents = before;
    }
  }
  return { id, others: [grave.id, left.id], found };
}

/** What is wrong where it was said before the other one was taken in: why it is refused, or who is not told that it has no effect. */
function wrongOf(ledger: Ledger, entry: Entry, both: readonly Person[]): string | null {
  const by = both[0]!;
  ledger.now += 8 * minute;
  const code = ledger.say(entry, by);
  if (code) return code;
  const hazard = ledger.hazard(entry.subject);
  const step = handlingOf(hazard).steps.findLast(({ stepId }) => stepId === entry.id);
  if (!step) return 'it is not on the case';
  if (!step.without) return null;
  const around = { place: cast.floor2, book: responsibility, people, timeZone: cast.yucai.timeZone, now: ledger.now };
  const { on } = entry.body as HazardHandled;
  const told = noticesOfStep(hazard, step, around, on).filter(({ topic }) => topic === 'late');
  const missing = both.filter(({ id }) => !told.some(({ personIds }) => personIds.includes(id)));
  return missing.length > 0 ? `without effect, and ${missing.map(({ name }) => name).join(', ')} is not told` : null;
}

test.each(ways)(
  'H2 of two steps that two people take of one case without knowing of each other none is lost, and what has no effect is told to both: $grade, $due',
  (way) => {
    const ledger = new Ledger();
    const into = ledger.report(li).id;
    const { id, others, found } = scenes(ledger, way);
    const { now } = ledger;
    const wrong: string[] = [];
    let pairs = 0;
    for (const { name, documents } of found) {
      const at = (): void => void ([ledger.documents, ledger.now] = [documents, now]);
      at();
      const seen = ledger.hazard(id);
      const acts = possible(ledger, id, into);
      const merge = { do: 'merge', into: id, note: '' } as const;
      const mergedIn = others.map((on): Act => ({ name: 'merged in', by: sun, on, said: merge }));
      const onOther = acts.some(({ said }) => said.do === 'merge') ? possible(ledger, into, id) : [];
      for (const mine of acts)
        for (const first of [...acts, ...mergedIn, ...(mine.said.do === 'merge' ? onOther : [])]) {
          if (first.by.id === mine.by.id) continue;
          at();
          const entry = ledger.step(seen, mine.by, mine.said);
          ledger.now += minute;
          if (ledger.take(first.on, first.by, first.said) !== null) continue;
          pairs += 1;
          // Whoever ended another case did nothing about this one.
          const code = wrongOf(ledger, entry, first.on === into ? [mine.by] : [mine.by, first.by]);
          if (code)
            wrong.push(`${name}: ${mine.name} by ${mine.by.name} after ${first.name} by ${first.by.name}: ${code}`);
        }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(3000);
  },
);
