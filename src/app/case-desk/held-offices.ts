// 分管副校长 and whoever else there is not at this school: their steps fall to the office above, and that one is named.
import { useMemo } from 'preact/hooks';
import { rankOfOffice } from '../../domain/case-ranks.ts';
import { people as peopleHere } from '../../db/documents.ts';
import type { Person } from '../../domain/person.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { caseWords } from '../words/cases.ts';

type Office = keyof typeof rankOfOffice;

/** Who really takes the steps of an office: it, else the nearest above it that somebody holds; it again where nobody does. */
export function officeHeld(office: Office, people: readonly Pick<Person, 'role' | 'left'>[]): Office {
  const above = (Object.keys(rankOfOffice) as Office[]).filter((one) => rankOfOffice[one] >= rankOfOffice[office]);
  return above.find((one) => people.some(({ role, left }) => role === one && !left)) ?? office;
}

/** Each office by who really takes its steps, for every word about a case. Only who keeps everybody on the phone can tell. */
export function useHeldOffices(): Record<Office, string> | undefined {
  const db = useDb();
  const language = useLanguage();
  const people = useLive(() => peopleHere(db), [db]);
  return useMemo(() => people && officesHeld(caseWords[language].offices, people), [people, language]);
}

export function officesHeld(
  offices: Readonly<Record<Office, string>>,
  people: Parameters<typeof officeHeld>[1],
): Record<Office, string> {
  const called = (office: Office): string => offices[officeHeld(office, people)];
  return {
    safety_office: called('safety_office'),
    vice_principal: called('vice_principal'),
    principal: called('principal'),
  };
}
