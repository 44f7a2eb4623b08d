// What is typed into the settings of the school, what is wrong with it, and what is sent.
import { caseGrades, caseWaits, longestHours, type CaseHours, type SchoolChanged } from '../../domain/settings.ts';

type Hours<T> = { [Wait in keyof CaseHours]: { [Grade in keyof CaseHours[Wait]]: T } };
/** Figures as they are typed. */
export type SettingsForm = Omit<SchoolChanged, 'hours'> & { hours: Hours<string> };
export type HourField = `${keyof CaseHours}-${(typeof caseGrades)[number]}`;

function eachHour<T, U>(hours: Hours<T>, make: (hour: T, most: number) => U): Hours<U> {
  const of = (wait: keyof CaseHours) =>
    Object.fromEntries(caseGrades.map((grade) => [grade, make(hours[wait][grade], longestHours[wait][grade])]));
  return Object.fromEntries(caseWaits.map((wait) => [wait, of(wait)])) as Hours<U>;
}

export const formOf = (chosen: SchoolChanged): SettingsForm => ({ ...chosen, hours: eachHour(chosen.hours, String) });

/** A whole number of hours within what a school may give; null for anything else. */
const hourOf = (typed: string, most: number): number | null => {
  const hours = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return hours >= 1 && hours <= most ? hours : null;
};

export const isNameWrong = ({ name }: SettingsForm): boolean =>
  name.trim() === '' || Array.from(name.trim()).length > 40;
export const isHourWrong = ({ hours }: SettingsForm, wait: keyof CaseHours, grade: (typeof caseGrades)[number]) =>
  hourOf(hours[wait][grade], longestHours[wait][grade]) === null;

/** What is sent; null where something is wrong. */
export function saidIn(form: SettingsForm): SchoolChanged | null {
  const isWrong = isNameWrong(form) || caseWaits.some((wait) => caseGrades.some((one) => isHourWrong(form, wait, one)));
  if (isWrong) return null;
  return { ...form, name: form.name.trim(), hours: eachHour(form.hours, (typed, most) => hourOf(typed, most) ?? most) };
}
