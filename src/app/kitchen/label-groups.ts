// Boxes that may want a label, meal by meal.
import { meals, type Meal, type Sample } from '../../domain/kitchen.ts';
import type { KeptSample } from './kitchen-day.ts';

export type LabelGroup = { key: string; day: string; meal: Meal; samples: KeptSample[] };

export const groupKey = (day: string, meal: Meal): string => `${day}.${meal}`;

/** What is in the fridge of one canteen, the last meal first, and within it in the order it was taken. */
export function labelGroups(samples: readonly Sample[], canteenId: string | undefined): LabelGroup[] {
  const groups = new Map<string, LabelGroup>();
  for (const sample of samples) {
    if (sample.state !== 'kept' || sample.canteenId !== canteenId) continue;
    const { day, meal } = sample;
    const group = groups.get(groupKey(day, meal)) ?? { key: groupKey(day, meal), day, meal, samples: [] };
    group.samples.push(sample);
    groups.set(group.key, group);
  }
  for (const group of groups.values()) group.samples.sort((a, b) => a.kept.takenAt - b.kept.takenAt);
  return [...groups.values()].sort((a, b) => lastIn(b) - lastIn(a) || meals.indexOf(b.meal) - meals.indexOf(a.meal));
}

const lastIn = ({ samples }: LabelGroup): number => samples.at(-1)?.kept.takenAt ?? 0;
