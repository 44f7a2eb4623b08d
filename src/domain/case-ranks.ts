// Which office somebody holds where cases are decided, and what outside firms and 后勤 do not do.
import type { Person, Role } from './person.ts';
import { isWithin, type Place } from './place.ts';

const ranks: Partial<Record<Role, number>> = { safety_office: 1, logistics_head: 1, vice_principal: 2, principal: 3 };
export const rankOfOffice = { safety_office: 1, vice_principal: 2, principal: 3 };

/** 安办、后勤 1, 分管副校长 2, 校长 3; 0 for everybody else. */
export const rankOf = ({ role }: Pick<Person, 'role'>): number => ranks[role] ?? 0;

/** The same at a place: 0 outside the own scope. */
export const rankAt = (person: Person, place: Place): number => (isWithin(place, person.scope) ? rankOf(person) : 0);

/** Offices whose steps somebody of this rank takes too. */
export const officesOf = (rank: number): Office[] =>
  (Object.keys(rankOfOffice) as Office[]).filter((office) => rankOfOffice[office] <= rank);
type Office = keyof typeof rankOfOffice;

/** 外包维保单位: puts right what it is given, and neither checks nor closes anybody's work (`domain.md` 9 and 12, 15). */
export const checksWork = ({ role }: Pick<Person, 'role'>): boolean => role !== 'vendor';

/** 后勤 has the rank of the safety office, and does not close. */
export const closesCases = (person: Pick<Person, 'role'>): boolean => person.role !== 'logistics_head';
