// A case in every state that it comes to, and what may be said of it there, for tests of two who act on one without knowing of each other.
import * as cast from '../../tests/cast.ts';
import {
  an,
  commitments,
  dian,
  everybody,
  fen,
  Ledger,
  sayings,
  shui,
  xiao,
  zhi,
  type Bare,
} from '../../tests/cast-cases.ts';
import { handlingOf, type HazardDo } from '../domain/hazard-handling.ts';
import { isOver, type HazardGrade, type HazardState } from '../domain/hazard-words.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Person } from '../domain/person.ts';
import { foldAtSchool } from '../domain/school-fold.ts';

const { li, sun, wang, yucai } = cast;
export const minute = 60_000;
const dayMs = 24 * 60 * minute;
export const people = everybody.filter(({ role }) => role !== 'admin');
const school: Person = { ...sun, id: yucai.id, name: yucai.name };

const photos = [cast.photo('report', cast.sha256('after'))];
const opinion = '验收合格';
const watch = { leader: '王校', until: '2027-03-01' };
const adds = true;

/** Other words of a step, which the rules treat otherwise. */
const more: Partial<Record<HazardDo, readonly object[]>> = {
  assign: [{ checkerId: li.id }],
  amend: [{}, { category: 'fire' }],
  confirm: [{ opinion }],
  plan: [{}, { plan: commitments({ contingency: '' }) }],
  close: [{ opinion }],
  'come-back': [{}, { outcome: 'close', photos }],
  'look-back': [{}, { found: 'rebound' }, { found: 'out-of-use' }],
  raise: [{ how: 'isolated' }, { adds }],
  judge: [{ grade: 'G' }, { grade: 'M', watch }],
  comment: [{}, { report: { majorRefs: ['M6'] }, adds }],
};
/** All but what the school itself says. */
export const kinds = (Object.keys(sayings) as HazardDo[]).filter((step) => step !== 'move');
const wordings = kinds.flatMap((step) => (more[step] ?? [{}]).map((words) => ({ step, words })));

/** What somebody says, and of which case; `seen`: as that stood when it was said, where it does not stand so any more. */
export type Act = { name: string; by: Person; on: string; said: Bare; seen?: Hazard | undefined };

/** Takes it at once; whether it was taken. */
export function play(ledger: Ledger, { by, on, said, seen }: Act): boolean {
  if (by !== school) return ledger.take(on, by, said, seen) === null;
  ledger.put(foldAtSchool(ledger.step(ledger.hazard(on), by, said), ledger.read, yucai.id, ledger.now));
  return true;
}

/** Each step that may be taken of the case as it stands, by two of those who may. */
export function possible(ledger: Ledger, on: string, into: string): Act[] {
  const before = ledger.documents;
  const hazard = ledger.hazard(on);
  return wordings.flatMap(({ step, words }) => {
    const said = { ...sayings[step](hazard), ...words, ...(step === 'merge' && { into }) } as Bare;
    const told = Object.values(words).filter((one) => typeof one !== 'object');
    const may: Act[] = [];
    for (const by of people.toReversed()) {
      if (may.length === 2) break;
      const act = { name: [step, ...told].join(' '), by, on, said };
      if (play(ledger, act)) may.push(act);
      ledger.documents = before;
    }
    return may;
  });
}

/** Whoever has it left, or is to check it no more: the school itself passes it on. */
export function movesBySchool(ledger: Ledger, on: string): Act[] {
  const hazard = ledger.hazard(on);
  const { person, checker } = handlingOf(hazard);
  if (isOver(hazard.state)) return [];
  const note = '离职';
  const move = (name: string, said: object): Act => ({
    name,
    by: school,
    on,
    said: { do: 'move', note, ...said } as Bare,
  });
  return [
    ...(person ? [move('move', { personId: shui.id }), move('move to nobody', { personId: null })] : []),
    ...(checker ? [move('move of its checker', { of: 'checker', personId: null })] : []),
  ];
}

type Wording = HazardDo | readonly [HazardDo, object];
/** What comes back to the state it began in, with something else to decide on. What is added was seen in the beginning. */
const rounds: Partial<Record<HazardState, readonly (readonly Wording[])[]>> = {
  reported: [
    ['reject', 'appeal'],
    ['reject', ['comment', { adds }]],
  ],
  transfer: [['refuse-hand-on', 'hand-on']],
  'plan-review': [['return-plan', 'plan']],
  'extension-review': [['refuse-extension', 'extend']],
  'to-verify': [['fail', 'rectify']],
  verified: [['fail', 'rectify', 'pass']],
};

/** The rounds that may be gone from here, each step by the first one who may. */
export function roundsFrom(ledger: Ledger, on: string): Act[][] {
  const { documents, now } = ledger;
  const begun = ledger.hazard(on);
  return (rounds[begun.state] ?? []).flatMap((steps) => {
    const acts = steps.map((wording): Act | undefined => {
      const [step, words] = typeof wording === 'string' ? [wording, more[wording]?.[0]] : wording;
      const said = { ...sayings[step](ledger.hazard(on)), ...words } as Bare;
      const seen = words && 'adds' in words ? begun : undefined;
      const taken = people.map((by): Act => ({ name: step, by, on, said, seen })).find((act) => play(ledger, act));
      ledger.now += minute;
      return taken;
    });
    const isBack = ledger.hazard(on).state === begun.state;
    ledger.documents = documents;
    ledger.now = now;
    return isBack && acts.every((one) => one !== undefined) ? [acts] : [];
  });
}

export type Way = { grade: HazardGrade; due: 'D3' | 'DP'; as: 'found' | 'repair' | 'fixed' };
const graded = (['G', 'L', 'MS', 'M'] as const).map((grade): Way => ({ grade, due: 'D3', as: 'found' }));
export const ways: readonly Way[] = [
  { grade: 'G', due: 'DP', as: 'found' },
  ...graded,
  { grade: 'G', due: 'D3', as: 'repair' },
  { grade: 'G', due: 'D3', as: 'fixed' },
  { grade: 'M', due: 'D3', as: 'fixed' },
];
const decider = { G: sun, L: fen, MS: xiao, M: xiao };
type Step = readonly [Person, Wording];

/** The states of the way that follow one another. */
function road({ grade, due, as }: Way): readonly Step[] {
  if (as === 'repair') return [];
  if (as === 'fixed') return [[grade === 'G' ? an : xiao, 'confirm']];
  const plan = [
    [dian, 'plan'],
    [grade === 'G' ? fen : decider[grade], 'approve-plan'],
  ] as const;
  return [
    [sun, ['assign', { checkerId: li.id, due }]],
    [dian, 'accept'],
    ...(grade === 'G' && due !== 'DP' ? [] : plan),
    [dian, 'rectify'],
    [li, 'pass'],
    ...(grade === 'MS' ? [] : ([[decider[grade], 'close']] as const)),
  ];
}
/** Those that leave it, and what may follow there. */
export const aside: readonly (readonly Step[])[] = [
  [
    [sun, 'reject'],
    [wang, 'appeal'],
  ],
  [[sun, 'merge']],
  [[sun, 'as-repair']],
  [[sun, 'as-hazard']],
  [[sun, 'send-back']],
  [[dian, 'hand-on']],
  [[dian, 'extend']],
  [[fen, 'escalate']],
  [[sun, 'reopen']],
  [[an, ['look-back', { found: 'out-of-use' }]]],
];

export type Scene = { name: string } & Pick<Ledger, 'documents' | 'now'>;

/** A case in each state that it comes to, on the watch list. `others`: reports that may be merged into it, of who judges, and one that was not put right on the spot; `left`: the ways aside that were gone. */
export function scenes(ledger: Ledger, way: Way, into: string) {
  const { grade, as } = way;
  const grave = ledger.report(fen, { suspectedMajor: true });
  const spot = ledger.report(zhi);
  ledger.put([{ type: 'hazard', id: spot.id, body: { ...spot, notOnSpot: true } }]);
  const repair = as === 'repair' ? { kind: 'power' as const } : null;
  const over = { repair, suspectedMajor: grade !== 'G', ...(as === 'fixed' && { fixed: true, photos }) };
  const { id } = ledger.report(wang, over);
  const found: Scene[] = [];
  const left = new Set<string>();
  const keep = (more = ''): void => {
    const { state, handling } = ledger.hazard(id);
    const name = [state, handling?.plan && 'planned', more].filter(Boolean).join(', ');
    const { documents, now } = ledger;
    if (!found.some((one) => one.name === name)) found.push({ name, documents, now });
  };
  const takes = ([by, wording]: Step): boolean => {
    const [step, words] = typeof wording === 'string' ? [wording, more[wording]?.[0]] : wording;
    const said = { ...sayings[step](ledger.hazard(id)), ...words, ...(step === 'merge' && { into }) } as Bare;
    const isTaken = play(ledger, { name: step, by, on: id, said });
    ledger.now += minute;
    return isTaken;
  };
  const keepAside = (): void => {
    const { documents, now } = ledger;
    for (const steps of aside) {
      for (const one of steps) {
        if (!takes(one)) break;
        left.add(nameOf(steps));
        keep(nameOf([one]));
      }
      ledger.documents = documents;
      ledger.now = now;
    }
  };
  if (grade === 'L' || grade === 'M') takes([fen, ['judge', { grade }]]);
  keep();
  takes([xiao, 'supervise']);
  found.length = way.due === 'DP' ? 1 : 0;
  keep();
  keepAside();
  for (const step of road(way)) {
    if (!takes(step)) throw new Error(`not taken: ${nameOf([step])}`);
    keep();
    keepAside();
  }
  if (ledger.hazard(id).state === 'closed') {
    ledger.now += 40 * dayMs;
    keep('to be looked back at');
  }
  const { documents } = ledger;
  ledger.put([{ type: 'hazard', id, body: { ...ledger.hazard(id), state: 'withdrawn' } }]);
  keep();
  ledger.documents = documents;
  return { id, others: [grave.id, spot.id], found, left };
}

export const nameOf = (steps: readonly Step[]): string =>
  steps.map(([, wording]) => (typeof wording === 'string' ? wording : wording[0])).join(', ');
