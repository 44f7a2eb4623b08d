// What a checklist is worth, where its template gives weights: points out of those that could be had.
import { judge, type Answer } from './answer.ts';
import { askedItems } from './logic.ts';
import { isCritical, type Item, type Template } from './template.ts';

/** `percent` is rounded to one place. `passed`: null where the template sets no mark; never true with a critical item abnormal. */
export type Score = { points: number; of: number; percent: number; passed: boolean | null };

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * Normal is worth the whole weight, abnormal nothing, a number with a range its share of the range. What is open, hidden
 * or not applicable counts on neither side. Null where nothing that was answered has a weight. `on`: yyyy-mm-dd.
 */
export function score(template: Template, answers: readonly Answer[], on: string): Score | null {
  if (!template.items.some((item) => item.weight)) return null;
  const given = new Map(answers.map((answer) => [answer.itemId, answer]));
  let [points, of, isFailed] = [0, 0, false];
  for (const item of askedItems(template, given, on)) {
    const answer = given.get(item.id);
    const judgement = judge(item, answer, on);
    if (judgement === 'open' || judgement === 'not-applicable') continue;
    isFailed ||= judgement === 'abnormal' && isCritical(item);
    of += item.weight ?? 0;
    points += (item.weight ?? 0) * share(item, answer?.value ?? null, judgement === 'normal');
  }
  if (of === 0) return null;
  const percent = round((points / of) * 100);
  const { passMark } = template;
  return {
    points: round(points),
    of: round(of),
    percent,
    passed: passMark === undefined ? null : percent >= passMark && !isFailed,
  };
}

function share({ type, range }: Item, value: Answer['value'], isNormal: boolean): number {
  if (type === 'NUM' && range && range.max > range.min && typeof value === 'number')
    return (value - range.min) / (range.max - range.min);
  return isNormal ? 1 : 0;
}
