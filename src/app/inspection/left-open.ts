// What somebody went on past without looking at it.
import type { Item } from '../../domain/template.ts';
import type { Filling } from './draft-store.ts';
import { lackOf } from './stations.ts';

/** Above the item the person is at: the nearest that nobody has looked at and that may not be left open. */
export function lastLeftOpen(now: Pick<Filling, 'asked' | 'answers' | 'here'>, on: string): Item | undefined {
  let left: Item | undefined;
  for (const item of now.asked) {
    if (item.id === now.here) return left;
    if (lackOf(now, item, on) === 'answer-required') left = item;
  }
}
