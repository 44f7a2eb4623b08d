// What suggests itself today beside what is planned: people mostly do again what they did lately.
import type { Role } from '../../domain/person.ts';
import { isWithin, type Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import { dayPlus } from '../days.ts';

/** A checklist at a place, and the last day it was done. */
export type Habit = { placeId: string; code: string; day: string };
export type Suggestion = { place: Place; template: Template; day: string };

const habitDays = 14;

export const pairKey = (placeId: string, code: string): string => `${placeId} ${code}`;

/** Done on this day, within the last fortnight, and not done today (yyyy-mm-dd). */
export const isDueAgain = (day: string, today: string): boolean => day < today && day >= dayPlus(today, -habitDays);

/** The last day of each pair within the last fortnight, newest first. `records` are newest first. */
export function habits(records: readonly Habit[], today: string): Habit[] {
  const since = dayPlus(today, -habitDays);
  const seen = new Map<string, Habit>();
  for (const record of records) {
    const key = pairKey(record.placeId, record.code);
    if (record.day >= since && !seen.has(key)) seen.set(key, record);
  }
  return [...seen.values()];
}

/** Habits not yet done today, that still exist and are still this person's. */
export function suggestions(
  done: readonly Habit[],
  today: string,
  { templates, places, scope }: { templates: readonly Template[]; places: readonly Place[]; scope: readonly string[] },
): Suggestion[] {
  const templateOf = new Map(templates.map((template) => [template.code, template]));
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return habits(done, today).flatMap(({ placeId, code, day }) => {
    const place = placeOf.get(placeId);
    const template = templateOf.get(code);
    return day < today && place && !place.retired && template && isWithin(place, scope)
      ? [{ place, template, day }]
      : [];
  });
}

/** Checklists offered to this role that no habit brings up already. */
export function offered(templates: readonly Template[], role: Role, taken: ReadonlySet<string>): Template[] {
  return templates.filter((template) => template.roles.includes(role) && !taken.has(template.code));
}
