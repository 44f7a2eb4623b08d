// Which sheet takes which step. The desk adds its managers' steps to these.
import type { ComponentType } from 'preact';
import type { CaseHere } from '../../db/cases.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf, type HazardDo } from '../../domain/hazard-handling.ts';
import { takeBackMs } from '../../domain/hazard-times.ts';
import { later } from '../ui/later.tsx';
import { NotKept } from './not-kept.tsx';
import type { StepSheetProps } from './step-frame.tsx';
import { TakeBackSheet } from './take-back.tsx';

export type StepSheets = Partial<Record<HazardDo, ComponentType<StepSheetProps>>>;

type Files = typeof import('./step-sheets.tsx');

/** Their code is kept on the phones of those who have cases (`handling` in `of-work.ts`); elsewhere it needs the network. */
const sheet = (pick: (file: Files) => ComponentType<StepSheetProps>): ComponentType<StepSheetProps> =>
  later<StepSheetProps>(() => import('./step-sheets.tsx').then(pick, () => NotKept));

export const stepSheets: StepSheets = {
  accept: sheet((file) => file.AcceptSheet),
  'hand-on': sheet((file) => file.HandOnSheet),
  plan: sheet((file) => file.PlanSheet),
  interim: sheet((file) => file.InterimSheet),
  progress: sheet((file) => file.ProgressSheet),
  extend: sheet((file) => file.ExtendSheet),
  rectify: sheet((file) => file.RectifySheet),
  pass: sheet((file) => file.PassSheet),
  fail: sheet((file) => file.FailSheet),
  confirm: sheet((file) => file.ConfirmSheet),
  'send-back': sheet((file) => file.SendBackSheet),
  comment: sheet((file) => file.CommentSheet),
  raise: sheet((file) => file.RaiseSheet),
  appeal: sheet((file) => file.AppealSheet),
  rate: sheet((file) => file.RateSheet),
  amend: sheet((file) => file.AmendSheet),
  'take-back': TakeBackSheet,
};

/** The next thing first; with each, what may be said in its place. */
const next: readonly (readonly [HazardDo, HazardDo?])[] = [
  ['accept', 'hand-on'],
  ['rectify', 'progress'],
  ['plan'],
  ['pass', 'fail'],
  ['confirm', 'send-back'],
  ['assign', 'reject'],
  ['judge'],
  ['report-up'],
  ['approve-plan', 'return-plan'],
  ['grant-hand-on', 'refuse-hand-on'],
  ['grant-extension', 'refuse-extension'],
  ['close'],
  ['look-back'],
  ['come-back'],
  ['appeal'],
  ['rate'],
];

const nextSteps = next.map(([step]) => step);
const lastSteps: readonly HazardDo[] = [
  'interim',
  'comment',
  'progress',
  'extend',
  'raise',
  'supervise',
  'urge',
  'amend',
  'take-back',
];
const order = [...nextSteps, ...next.flatMap(([, beside]) => beside ?? []), ...lastSteps];

export const inOrder = (steps: readonly HazardDo[]): HazardDo[] => [...steps].sort((a, b) => placeOf(a) - placeOf(b));
const placeOf = (step: HazardDo): number => (order.includes(step) ? order.indexOf(step) : order.length);

/** A report is taken back before it has come to the school, or soon after. */
export const isInTime = (step: HazardDo, { hazard, report, sent }: CaseHere, now: number): boolean =>
  step !== 'take-back' ||
  (report !== null && sent.get(report)?.delivery !== 'delivered') ||
  now - hazard.reportedAt < takeBackMs;

/** The one big step of those that may be taken, and what stands beside it; none where nothing has to be done now. `isToLookBack`: the time has come, or a term does. */
export function mainOf(may: readonly HazardDo[], hazard: Hazard, isToLookBack: boolean): [HazardDo?, HazardDo?] {
  const { plan, person, reportedUp } = handlingOf(hazard);
  const isWaiting = (step: HazardDo): boolean =>
    (step === 'plan' && plan !== null) ||
    // A receipt may be added later; that the authority knows does not wait for it.
    (step === 'report-up' && reportedUp !== undefined) ||
    // 改派: somebody has it, and has to do the next thing.
    (step === 'assign' && person !== null) ||
    (step === 'look-back' && !isToLookBack);
  const found = next.find(([step]) => may.includes(step) && !isWaiting(step));
  if (!found) return [];
  const [main, beside] = found;
  return beside && may.includes(beside) ? [main, beside] : [main];
}
