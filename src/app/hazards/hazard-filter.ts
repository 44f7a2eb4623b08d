// Which hazards are shown, kept in the address.
import type { Hazard } from '../../domain/hazard.ts';
import { hazardGrades, type HazardGrade } from '../../domain/hazard-words.ts';

export const hazardStates = ['reported', 'fixed-on-spot', 'withdrawn'] as const satisfies readonly Hazard['state'][];
export type HazardFilter = { grade: HazardGrade | null; state: Hazard['state'] | null };

export const allHazards: HazardFilter = { grade: null, state: null };

const oneOf = <T extends string>(words: readonly T[], word: string | undefined): T | null =>
  words.find((each) => each === word) ?? null;

export const readHazardFilter = (query: Readonly<Record<string, string>>): HazardFilter => ({
  grade: oneOf(hazardGrades, query['grade']),
  state: oneOf(hazardStates, query['state']),
});

function queryOf({ grade, state }: HazardFilter): string {
  const query = new URLSearchParams();
  if (grade) query.set('grade', grade);
  if (state) query.set('state', state);
  const text = query.toString();
  return text ? `?${text}` : '';
}

export const hazardAddress = (filter: HazardFilter): string => `/hazards${queryOf(filter)}`;
export const hazardPath = (filter: HazardFilter): string => `/api/hazards${queryOf(filter)}`;

/** For those who have their hazards on the phone. */
export const matches = (hazard: Pick<Hazard, 'grade' | 'state'>, { grade, state }: HazardFilter): boolean =>
  (grade === null || hazard.grade === grade) && (state === null || hazard.state === state);
