// Where each item stands, and which one is next.
import { judge, type Answer, type Judgement } from '../../domain/answer.ts';
import { gapOf, type Gap } from '../../domain/inspection.ts';
import { isRequired, type Given } from '../../domain/logic.ts';
import type { Item } from '../../domain/template.ts';
import type { Filling } from './draft-store.ts';
import type { StationState } from '../ui/line.tsx';

const states: Record<Judgement, StationState> = {
  open: 'todo',
  normal: 'done',
  abnormal: 'abnormal',
  'not-applicable': 'skipped',
};

export function stationState(item: Item, answer: Answer | undefined, on: string, isHere: boolean): StationState {
  const state = states[judge(item, answer, on)];
  return state === 'todo' && isHere ? 'here' : state;
}

/** May not be left empty as things stand. */
export function isNeeded({ asked, answers }: Pick<Filling, 'asked' | 'answers'>, item: Item, on: string): boolean {
  const byId = new Map(item.requiredIf || item.requiredIfAny ? asked.map((one) => [one.id, one]) : []);
  return isRequired(item, byId, answers, on);
}

/** What this one item still lacks. */
export function lackOf(
  { asked, answers }: Pick<Filling, 'asked' | 'answers'>,
  item: Item,
  on: string,
): Gap['code'] | null {
  return gapOf(item, answers.get(item.id), isNeeded({ asked, answers }, item, on), on);
}

export const answeredCount = (asked: readonly Item[], answers: Given, on: string): number =>
  asked.filter((item) => judge(item, answers.get(item.id), on) !== 'open').length;

/** The next item nobody has looked at, from this one on and then from the top; null when all have been. */
export function nextOpen(asked: readonly Item[], answers: Given, on: string, after?: string): string | null {
  const at = asked.findIndex((item) => item.id === after);
  const inOrder = [...asked.slice(at + 1), ...asked.slice(0, Math.max(at, 0))];
  return inOrder.find((item) => judge(item, answers.get(item.id), on) === 'open')?.id ?? null;
}
