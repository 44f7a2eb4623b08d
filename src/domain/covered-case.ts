// A case as somebody reads it who may not read who a student is (`restricted.ts`): what was found, where and how it stands is told, and what
// people wrote with it is covered.
import type { Hazard } from './hazard.ts';
import type { HazardStep } from './hazard-handling.ts';
import { coveredText, isNamingItem } from './restricted.ts';

/** Where somebody writes sentences about a case, in it and in its steps. */
const written: ReadonlySet<string> = new Set([
  'note',
  'measure',
  'opinion',
  'interim',
  'contingency',
  'milestones',
  'receipt',
  'basis',
  'used',
  // Of a mark over a photo.
  'text',
]);

/** Every such text in it, however deep; what is empty stays empty. */
function coveredIn<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (written.has(key) && value.trim() !== '' ? coveredText : value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => coveredIn(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, coveredIn(one, name)])) as T;
}

/** A list of names that was photographed is left out too. */
export function withoutWords(hazard: Hazard): Hazard {
  const covered = coveredIn(hazard);
  return isNamingItem(hazard.itemId) ? withoutPhotosOf(covered) : covered;
}

function withoutPhotosOf({ marked: _marked, ...hazard }: Hazard): Hazard {
  return { ...hazard, photos: [] };
}

export const stepWithoutWords = (step: HazardStep): HazardStep => coveredIn(step);

/** Is there anything to cover? */
export const hasWords = (hazard: Hazard, steps: readonly HazardStep[]): boolean =>
  JSON.stringify([hazard, steps]) !== JSON.stringify([withoutWords(hazard), steps.map(stepWithoutWords)]);
