// Where each item stands, and which one is next.
import { judge, type Answer, type Judgement } from '../../domain/answer.ts';
import { answersById, gaps, type Gap } from '../../domain/inspection.ts';
import type { Item, Template } from '../../domain/template.ts';
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

/** What this one item still lacks. */
export const gapOf = (template: Template, item: Item, answer: Answer | undefined, on: string): Gap | undefined =>
  gaps({ ...template, items: [item] }, answer ? [answer] : [], on)[0];

export const answeredCount = (template: Template, answers: ReadonlyMap<string, Answer>, on: string): number =>
  template.items.filter((item) => judge(item, answers.get(item.id), on) !== 'open').length;

/** The next item nobody has looked at, from this one on and then from the top; null when all have been. */
export function nextOpen(
  template: Template,
  answers: ReadonlyMap<string, Answer>,
  on: string,
  after: string,
): string | null {
  const at = template.items.findIndex((item) => item.id === after);
  const inOrder = [...template.items.slice(at + 1), ...template.items.slice(0, Math.max(at, 0))];
  return inOrder.find((item) => judge(item, answers.get(item.id), on) === 'open')?.id ?? null;
}

export const firstOpen = (template: Template, answers: readonly Answer[], on: string): string | null => {
  const given = answersById(answers);
  return template.items.find((item) => judge(item, given.get(item.id), on) === 'open')?.id ?? null;
};
