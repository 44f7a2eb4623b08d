// What has been done about a hazard so far: who has it, what was promised, and every step with who and when.
import type * as v from 'valibot';
import type { Hazard } from './hazard.ts';
import { isOver, type HazardCategory, type HazardState, type LookBackFinding } from './hazard-words.ts';
import type { ProblemCode } from './problems.ts';
import type * as schema from './schema/hazard.ts';

export type HazardHandled = v.InferOutput<typeof schema.HazardHandled>;
export type HazardDo = HazardHandled['do'];
export type StepOf<K extends HazardDo> = Extract<HazardHandled, { do: K }>;
export type Commitments = v.InferOutput<typeof schema.Commitments>;

export type Who = { id: string; name: string };

/** What each decision is about: the steps that make it. Of a report itself, which an amendment, an appeal, or what is added once it was turned down make another one. */
export const decidedOn: Partial<Record<HazardDo, readonly (HazardDo | 'again')[]>> = {
  'approve-plan': ['plan'],
  'return-plan': ['plan'],
  'grant-extension': ['extend'],
  'refuse-extension': ['extend'],
  'grant-hand-on': ['hand-on'],
  'refuse-hand-on': ['hand-on'],
  pass: ['rectify'],
  fail: ['rectify'],
  close: ['pass'],
  confirm: ['amend'],
  reject: ['amend', 'appeal', 'again'],
  'come-back': ['escalate'],
};

/** The schema from which on a decision stands on what its signer saw, and on nothing else. */
export const sinceSigned = 9;

/** The schema from which on a look-back counts by its time; before, the next planned one was done by it, whenever that was. */
export const looksByTime = 9;

/** The schema from which on what is added to a case that has ended is not lost with it; before, it was a remark on it. */
export const sinceTakenUp = 10;

/** The schema from which on it takes up once for each person what was turned down; what is said with an older one is refused by then. */
export const sinceAddedOnce = 11;

/** The schema from which on nobody who said that it may be major judges it to be less; before, only the first one who reported it did not. */
export const sinceAllSuspect = 10;

/** The schema from which on that goes for all who said so of what was merged into it; before, for whoever had reported that first. */
export const sinceMergedSuspect = 11;

/** The schema from which on a plan takes the place of none that somebody else made meanwhile. */
export const plansStandSince = 10;

/** Steps of whoever has it, or is named to check it, and of whoever stands in. */
export const ofHolder: ReadonlySet<HazardDo> = new Set([
  'accept',
  'hand-on',
  'plan',
  'progress',
  'extend',
  'rectify',
  'pass',
  'fail',
]);

/** The schema from which on whoever stands in is asked for by the day it was done; before, by the day it came. */
export const holdersByDay = 10;

/** The schema from which on that is by the book as it was then; before, by the book as it is when it comes. */
export const booksByTime = 11;

/** What a clock of the school runs from: by when it came, from this schema on; before, by the clock of the phone. */
export const clocksOfSchool = 10;

/** The schema from which on nobody is given a case as less grave than it is, unless nobody has looked at it yet. */
export const gradesStandSince = 11;

/** The schema from which on 转办 and 延期 count on where nobody follows who had it; before, they began anew. */
export const countsStandSince = 11;

/** The schema from which on a day of 督办 is held against the day it was named on; before, against the day that came in. */
export const daysBySaying = 11;

/** The schema from which on of two measures against a danger the one that was done later stands; before, the one that came in later. */
export const measuresByTime = 11;

/** The schema from which on whoever raises what somebody else has raised before that could be seen has said so as well; before, it had no effect. */
export const raisesTwiceSince = 12;

/** The schema from which on these stand on what was seen as well: the report, why it is to be handed on, the letter to the authority, all that was said of its being major. */
export const signsMoreSince = 12;
export const signedLater: ReadonlySet<HazardDo> = new Set([
  'reject',
  'grant-hand-on',
  'refuse-hand-on',
  'come-back',
  'judge',
]);
const sinceSchema11: ReadonlySet<HazardDo> = new Set([
  'assign',
  'move',
  'supervise',
  'interim',
  // That it was said when it could have been known what stood in its way.
  'lift-supervision',
  'take-back',
  'urge',
]);

type Saying = { do: HazardDo; seen?: { last?: string | null | undefined } };
/** The schema a step is written in: the oldest that knows all it says, so that an older server takes in all it can. */
export function stepSchema(said: Saying): 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 {
  if (said.seen?.last !== undefined) return signsMoreSince;
  if (sinceSchema11.has(said.do) || ofHolder.has(said.do) || 'adds' in said) return 11;
  if (said.do === 'raise' || signedLater.has(said.do)) return signsMoreSince;
  if ('link' in said) return 10;
  if (said.do === 'look-back') return looksByTime;
  if (said.do in decidedOn || said.do === 'amend') return sinceSigned;
  if ('report' in said) return 5;
  if (said.do === 'as-repair' || said.do === 'as-hazard' || said.do === 'send-back') return 4;
  return said.do === 'report-up' ? 2 : 1;
}

/** What happens to a case and is no step that somebody takes of it. */
export type BesideSteps = 'source-withdrawn' | 'source-corrected' | 'took-in';

/** What comes of a link to an outside firm is told as that, and not as the comment or the progress it is kept as. */
export type ThroughLink = 'link-given' | 'link-taken-back' | 'firm-progress';
export function toldAs(said: HazardHandled | HazardStep['said']): HazardStep['said']['do'] | ThroughLink {
  if (said.do === 'comment' && said.link) return `link-${said.link}`;
  return said.do === 'progress' && said.outside ? 'firm-progress' : said.do;
}

type Said<B> = B extends HazardHandled ? Omit<B, 'on' | 'seen' | 'placeId' | 'photos'> : never;

/**
 * One step as it is shown; source-withdrawn, source-corrected: its report was taken back or corrected, took-in: another case was merged into it. `at`: when it was done, UTC ms, never later than its receipt; `sure`: the phone had asked the server for the time;
 * `receivedAt`: null on a phone. `whom`: whom it names. `state`: what the case stood at after it. `without`: it changed
 * nothing, because somebody else had acted in between; the rule that stood in its way. `was`: what it says no more since an amendment. `extra`: a look-back
 * that is none of those that are planned. `again`: the case had ended, and stands again by it. `elsewhere`: said of a merged case, and so of the one it goes on in. `mergedBy`: who took another case in; the step itself has the name of whoever reported that one.
 * `suspects`: who had said of that one that it may be major (`suspectedBy`). `unread`: a judgement without what somebody else had said of that meanwhile.
 */
export type HazardStep = Who & {
  stepId: string;
  at: number;
  sure: boolean;
  receivedAt: number | null;
  said: Said<HazardHandled> | { do: BesideSteps };
  photos: string[];
  whom?: string;
  mergedBy?: Who;
  suspects?: string[];
  was?: { text: string; category: HazardCategory; placeName: string };
  state: HazardState;
  without?: ProblemCode;
  unread?: true;
  extra?: ExtraLook;
  again?: true;
  elsewhere?: true;
};

/** early: before the next one was due; second: somebody else had looked for the same one meanwhile. */
export type ExtraLook = 'early' | 'second';

type Done = { by: Who; at: number; note: string };
/** `since`: when it was done by the school's clock, UTC ms; left out before schema 10. */
type Clocked = Done & { since?: number };

/**
 * `since`: when it came to the state it is in; `on`: the step that moved it last. `graveSince`: since when it is as grave
 * as it is; null: since its report. `guardBy`: by when something is owed against the danger of either since another case was merged into it. Times UTC ms on the most trusted clock there is. `answers`: when its reporter was told 立案 and 办结.
 */
export type Handling = {
  since: number;
  on: string | null;
  steps: HazardStep[];
  deptId: string | null;
  deptName: string;
  person: Who | null;
  checker: Who | null;
  leader: string;
  measure: string;
  assignedAt: number | null;
  acceptedAt: number | null;
  handOns: number;
  appealed: boolean;
  /** `schema`: of the entry that said it; left out before 7, when less was asked for. */
  plan: (Commitments & { by: Who; at: number; approved: Done | null; schema?: number }) | null;
  extensions: number;
  wanted: { to: string; note: string; interim: string } | null;
  interim: (Done & { how: StepOf<'interim'>['how'] }) | null;
  graveSince: number | null;
  /** Who said by a finding or a remark that it may be major; left out where nobody did. Ids. Asked from schema 11 of a judgement on. */
  suspects?: string[];
  guardBy?: number | null;
  judged: (Clocked & { grade: StepOf<'judge'>['grade']; basis: string; elements?: StepOf<'judge'>['elements'] }) | null;
  /** `used`, `yuan`: of a repair, what was said last of 用料 and 费用; left out where nobody said. `firm`: the outside firm that did the work. */
  rectified: (Done & { photos: string[]; used?: string; yuan?: number; firm?: string }) | null;
  checked: (Done & { photos: string[] }) | null;
  closed: (Done & { opinion: string }) | null;
  lookBacks: { dueAt: number; done: (Done & { found: LookBackFinding }) | null }[];
  mergedInto: string | null;
  /** How the case it was merged into, or that one's, has ended; left out while it has not. `note`: what was said with it. */
  main?: { id: string; state: HazardState; at: number; note: string } | null;
  reopened: number;
  /** When it was taken up again last; left out where it never was. All its clocks begin anew then. */
  reopenedAt?: number;
  outside: (Done & { unit: string; letter: string; interim: string; receipt: string }) | null;
  rating: { stars: number; note: string; at: number } | null;
  /** 挂牌督办, also once it was lifted; left out where it never was. */
  supervised?: (Done & { leader: string; until: string; lifted: Done | null }) | null;
  /** The last time the principal saw to it (督办). */
  urged?: Clocked | null;
  /** 报告主管部门. */
  reportedUp?: (Done & Pick<StepOf<'report-up'>, 'unit' | 'way' | 'number' | 'day' | 'receipt'>) | null;
  answers: { taken: number | null; ended: number | null };
};

export const handlingOf = (hazard: Pick<Hazard, 'handling' | 'reportedAt' | 'grade'>): Handling =>
  hazard.handling ?? {
    since: hazard.reportedAt,
    on: null,
    steps: [],
    deptId: null,
    deptName: '',
    person: null,
    checker: null,
    leader: '',
    measure: '',
    assignedAt: null,
    acceptedAt: null,
    handOns: 0,
    appealed: false,
    plan: null,
    extensions: 0,
    wanted: null,
    interim: null,
    graveSince: null,
    judged: null,
    rectified: null,
    checked: null,
    closed: null,
    lookBacks: [],
    mergedInto: null,
    reopened: 0,
    outside: null,
    rating: null,
    answers: { taken: null, ended: null },
  };

/** 临时防范措施: the latest that somebody took, or what whoever found it did at once; null where nothing is said of the life it has now. */
export function interimOf(
  hazard: Pick<Hazard, 'handling' | 'atOnce' | 'reportedBy' | 'reportedByName'>,
): Handling['interim'] {
  const { handling, atOnce, reportedBy: id, reportedByName: name } = hazard;
  if (handling?.interim) return handling.interim;
  const isOlder = handling?.reopenedAt !== undefined;
  return atOnce && !isOlder ? { ...atOnce, by: { id, name }, note: '' } : null;
}

/** The case once this was done against the danger as well; what was done later stands. */
export function guardedBy(hazard: Hazard, interim: NonNullable<Handling['interim']>): Hazard {
  const before = interimOf(hazard);
  if (before && before.at > interim.at) return hazard;
  return { ...hazard, handling: { ...handlingOf(hazard), interim } };
}

/**
 * Photos of how it was, those of what was merged into it included, and of how it is, by their hashes. Of what was put right on the spot the last one shows it put
 * right.
 */
export function photosOf({ photos, state, handling }: Pick<Hazard, 'photos' | 'state' | 'handling'>): {
  before: string[];
  after: string[];
} {
  const after = handling?.rectified?.photos ?? [];
  const [own, then] =
    state === 'fixed-on-spot'
      ? [photos.slice(0, -1), photos.slice(-1)]
      : [photos.filter((one) => !after.includes(one)), after];
  const along = handling?.steps.flatMap((step) => (step.said.do === 'took-in' ? step.photos : [])) ?? [];
  return { before: [...new Set([...own, ...along])], after: then };
}

/** Whoever does it once more need not say again what it took. */
export function spent(
  step: StepOf<'rectify'>,
  before: Handling['rectified'],
): Pick<NonNullable<Handling['rectified']>, 'used' | 'yuan' | 'firm'> {
  const used = step.used ?? before?.used;
  const yuan = step.yuan ?? before?.yuan;
  const firm = step.firm ?? before?.firm;
  return {
    ...(used !== undefined && { used }),
    ...(yuan !== undefined && { yuan }),
    ...(firm !== undefined && { firm }),
  };
}

/** What was said, with effect, since it was given to whoever has it. */
export function sinceGiven(steps: readonly HazardStep[]): HazardStep[] {
  const counted = steps.filter(({ without }) => !without);
  return counted.slice(counted.findLastIndex(({ said }) => gives.has(said.do)) + 1);
}
const gives: ReadonlySet<string> = new Set(['assign', 'grant-hand-on'] satisfies HazardDo[]);

/** 到场: when whoever has a repair said so first since it was given out, UTC ms; no phone's clock says what came first. */
export const arrivedAt = ({ steps, assignedAt }: Handling): number | undefined =>
  assignedAt === null ? undefined : sinceGiven(steps).find(({ said }) => 'arrived' in said)?.at;

/** The last step of a kind that counted: who re-checked, or judged, with the signature. */
export const lastStep = (hazard: Pick<Hazard, 'handling'>, what: HazardDo): HazardStep | undefined =>
  hazard.handling?.steps.findLast(({ said, without }) => said.do === what && !without);

/** 不予立案 with the reason 上报人撤回. Only seeing it again makes it stand once more. */
export const isTakenBack = ({ state, handling }: Pick<Hazard, 'state' | 'handling'>): boolean =>
  state === 'rejected' &&
  handling?.steps.findLast(({ said, without }) => !without && turnsDown.has(said.do))?.said.do === 'take-back';
const turnsDown: ReadonlySet<string> = new Set(['reject', 'take-back'] satisfies HazardDo[]);

/** Neither its record nor its reporter has taken it back. */
export const isSaid = (hazard: Pick<Hazard, 'state' | 'handling'>): boolean =>
  hazard.state !== 'withdrawn' && !isTakenBack(hazard);

/** 报备 of the time that was granted last in the life it has now. */
export function filedOf(hazard: Pick<Hazard, 'handling'>): StepOf<'grant-extension'>['filed'] {
  const said = (hazard.handling?.extensions ?? 0) > 0 ? lastStep(hazard, 'grant-extension')?.said : undefined;
  return said?.do === 'grant-extension' ? said.filed : undefined;
}

/** A case carries its latest steps; the ledger has them all. */
export const mostSteps = 200;

/** Who has to do the next thing: one person, or whoever holds an office. */
export type Waiting = { person: Who } | { office: 'safety_office' | 'vice_principal' | 'principal' };

const office = (name: 'safety_office' | 'vice_principal' | 'principal'): Waiting => ({ office: name });

/** Who approves plans and extensions, and closes: 一般 the safety office, 较大 the vice principal, 重大 the principal (`domain.md` 7.1). */
export function decider({ grade }: Pick<Hazard, 'grade'>): 'safety_office' | 'vice_principal' | 'principal' {
  if (grade === 'G') return 'safety_office';
  return grade === 'L' ? 'vice_principal' : 'principal';
}

/** A plan of a 一般 hazard (DP) goes to the vice principal too. */
export const planApprover = (hazard: Pick<Hazard, 'grade'>): 'vice_principal' | 'principal' =>
  hazard.grade === 'G' || hazard.grade === 'L' ? 'vice_principal' : 'principal';

/** The third time it is handed on, the vice principal says whose it is (`domain.md` 12, 16). */
export const mostHandOns = 2;

/** Whose it is now. Null only when it is over. */
export function waitsFor(hazard: Pick<Hazard, 'state' | 'grade' | 'handling' | 'reportedAt'>): Waiting | null {
  const handling = handlingOf(hazard);
  const { person, handOns, plan } = handling;
  const checker = checkerOf(handling);
  switch (hazard.state) {
    case 'withdrawn':
    case 'rejected':
    case 'merged':
    case 'closed':
    case 'archived':
      return null;
    case 'assigned':
    case 'rectifying':
      return person ? { person } : office('safety_office');
    case 'transfer':
      return office(handOns > mostHandOns ? 'vice_principal' : 'safety_office');
    case 'plan-review':
      if (plan) return office(planApprover(hazard));
      return person ? { person } : office('safety_office');
    case 'extension-review':
    case 'verified':
      return office(decider(hazard));
    case 'to-verify':
      return checker ? { person: checker } : office('safety_office');
    case 'fixed-on-spot':
      // Confirming ends it; what may be major is judged first.
      return office(hazard.grade === 'MS' ? 'vice_principal' : decider(hazard));
    case 'reported':
    case 'reopened':
    case 'escalated':
      return office('safety_office');
  }
}

/** Who is named to check it and may: nobody checks the own work, also where it was put right in another's place. */
export const checkerOf = ({
  checker,
  person,
  rectified,
}: Pick<Handling, 'checker' | 'person' | 'rectified'>): Who | null =>
  checker && checker.id !== person?.id && checker.id !== rectified?.by.id ? checker : null;

/** 挂牌督办: put up, not lifted, and not over. */
export const isSupervised = (hazard: Pick<Hazard, 'state' | 'handling'>): boolean =>
  hazard.handling?.supervised?.lifted === null && !isOver(hazard.state);

/** 反复隐患: found again after it was closed, as a new case or by taking this one up again. */
export const isRepeat = (hazard: Pick<Hazard, 'repeatOf' | 'handling'>): boolean =>
  hazard.repeatOf !== undefined || (hazard.handling?.reopened ?? 0) > 0;
