// What a checklist says of an item that it comes by itself (系统自动): a time is filled when the inspection begins, and 缺寝 is reckoned from
// the three numbers before it. All of it can be corrected by hand.
import type { Answer } from './answer.ts';
import type { Item } from './template.ts';

const saysSo = /系统自动/;

/** `startedAt`: by the device clock; `cameAt`: of somebody on a round, when the point was reached (UTC ms). */
export function filledAtStart(
  items: readonly Item[],
  { ms, offsetMin }: { ms: number; offsetMin: number },
  cameAt = ms,
): Answer[] {
  const value = new Date(cameAt + offsetMin * 60_000).toISOString().slice(11, 16);
  return items
    .filter(({ type, text }) => type === 'TIME' && saysSo.test(text.zh))
    .map(({ id: itemId }) => ({ itemId, value, via: 'tap', at: ms, photos: [] }));
}

const before = ['D2-01', 'D2-02', 'D2-03'];

/** 缺寝=应到－实到－请假, once one of the three was said; null while it cannot be reckoned, and where more were counted than expected. */
export function reckonedFrom(
  itemId: string,
  answers: ReadonlyMap<string, Pick<Answer, 'value'>>,
): { itemId: string; value: number } | null {
  if (!before.includes(itemId)) return null;
  const [all = 0, here = 0, away = 0] = before.map((id) => Number(answers.get(id)?.value ?? NaN));
  const value = all - here - away;
  return value >= 0 ? { itemId: 'D2-04', value } : null;
}
