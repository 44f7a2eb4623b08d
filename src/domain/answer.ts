// One answer to one item, and what it means.
import type * as v from 'valibot';
import type * as schema from './schema/answer.ts';
import { Refusal } from './refusal.ts';
import { isTableAbnormal, tableProblem } from './table.ts';
import type { Item } from './template.ts';
import { isAbnormal, problemOf } from './value.ts';

export const naReasons = ['absent', 'out-of-use', 'under-repair', 'locked', 'other'] as const;
export type NaReason = (typeof naReasons)[number];

export type Signature = v.InferOutput<typeof schema.Signature>;
export type Answer = v.InferOutput<typeof schema.Answer>;

export type Judgement = 'open' | 'normal' | 'abnormal' | 'not-applicable';

/**
 * What an answer means for its item. A number outside its limits is abnormal by itself, whoever typed it.
 * `on` is the day of the inspection, yyyy-mm-dd in the school's time zone: dates are judged against it.
 */
export function judge(item: Item, answer: Answer | undefined, on: string): Judgement {
  if (!answer) return 'open';
  if (answer.na) return 'not-applicable';
  if (answer.value === null) return 'open';
  const isOff = Array.isArray(answer.value)
    ? isTableAbnormal(item.columns ?? [], answer.value, on)
    : isAbnormal(item, answer.value, on);
  return isOff ? 'abnormal' : 'normal';
}

/** Refuses a value that the item's type cannot have: `answer-wrong-type`, `answer-not-an-option`, `answer-out-of-range`. */
export function checkAnswer(item: Item, answer: Answer): void {
  if (answer.value === null) return;
  const { value } = answer;
  const isWrong = answer.na ? 'answer-wrong-type' : problemOf(item, value);
  const problem = isWrong ?? (Array.isArray(value) ? tableProblem(item.columns, value) : null);
  if (problem) throw new Refusal(problem, { itemId: item.id });
}
