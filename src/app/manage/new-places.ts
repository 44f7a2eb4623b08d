// What may be added where, names for new places, and what is wrong with them.
import { newPlace } from '../../db/places.ts';
import type { Place } from '../../domain/place.ts';

export const maxFloors = 60;
const maxName = 40;

/** 1层 … n层, as the signs in the stairwell say; null when it is no number of floors. */
export function floorNames(text: string): string[] | null {
  const n = Number(text.trim());
  if (text.trim() === '' || !Number.isInteger(n) || n < 0 || n > maxFloors) return null;
  return Array.from({ length: n }, (_, floor) => `${floor + 1}层`);
}

const maxRooms = 60;
const maxRange = 200;

/** How many rooms a floor has; null when it is no such number. */
export function roomCount(text: string): number | null {
  const n = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(n) && n >= 0 && n <= maxRooms ? n : null;
}

/** 201 … 220 on the second floor, as the doors say. */
export const roomNames = (floor: number, rooms: number): string[] =>
  Array.from({ length: rooms }, (_, n) => String(floor * 100 + n + 1));

/** A building with its floors and their rooms, what lies above first. */
export function newBuilding(name: string, floors: readonly string[], rooms: number): Place[] {
  const building = newPlace('building', name, null);
  const below = floors.flatMap((floorName, n) => {
    const floor = newPlace('floor', floorName, building);
    return [floor, ...roomNames(n + 1, rooms).map((room) => newPlace('room', room, floor))];
  });
  return [building, ...below];
}

/** 201-220 stands for all from the one to the other. */
function rangeOf(line: string): string[] {
  const [, before = '', from = '', to = ''] = /^(\D*?)(\d{1,5})\s*[-—–~～至到]\s*\1(\d{1,5})$/.exec(line) ?? [];
  const count = Number(to) - Number(from) + 1;
  if (from === '' || from.length !== to.length || count < 2 || count > maxRange) return [line];
  return Array.from({ length: count }, (_, n) => before + String(Number(from) + n).padStart(from.length, '0'));
}

/** The names typed, one a line or a range of numbers a line: trimmed, each once, empty lines left out. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .flatMap(rangeOf),
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
