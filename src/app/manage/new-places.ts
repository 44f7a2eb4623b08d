// What may be added where, names for new places, and what is wrong with them.
import type { Place, PlaceKind } from '../../domain/place.ts';

export const maxFloors = 60;
const maxName = 40;

/** 1层 … n层, as the signs in the stairwell say; null when it is no number of floors. */
export function floorNames(text: string): string[] | null {
  const n = Number(text.trim());
  if (text.trim() === '' || !Number.isInteger(n) || n < 0 || n > maxFloors) return null;
  return Array.from({ length: n }, (_, floor) => `${floor + 1}层`);
}

/** What may be added below a place of this kind. */
export const kindsBelow = (kind: PlaceKind): readonly PlaceKind[] => {
  if (kind === 'building') return ['floor', 'room', 'point'];
  if (kind === 'floor') return ['room', 'point'];
  return ['point'];
};

/** The names typed, one a line: trimmed, each once, empty lines left out. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export type WrongName = { why: 'empty' | 'long' | 'taken'; name: string };

/** The first name that cannot be used beside those that are there; null when all can. */
export function wrongName(names: readonly string[], siblings: readonly Pick<Place, 'name'>[]): WrongName | null {
  const taken = new Set(siblings.map((place) => place.name));
  for (const name of names) {
    if (name === '') return { why: 'empty', name };
    if (Array.from(name).length > maxName) return { why: 'long', name };
    if (taken.has(name)) return { why: 'taken', name };
  }
  return names.length === 0 ? { why: 'empty', name: '' } : null;
}
