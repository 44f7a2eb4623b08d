// Everybody who may be given a case, by department; whoever is of none stands with the others.
import type { Person } from '../../domain/person.ts';
import { absenceOf, departmentOf } from '../../domain/responsibility.ts';
import { isAtWork, type World } from './suggestion.ts';

export type Away = { from: string; to: string; deputy: string };
export type Choice = { person: Person; deptId: string | null; away: Away | null };
export type Group = { deptId: string | null; name: string; choices: Choice[] };

/** `text`: part of a name. Heads come first; `without`: whoever may not be chosen. Empty groups are left out; `name` is empty for the others. */
export function personGroups({ people, book, day }: World, text: string, without: string | null = null): Group[] {
  const wanted = text.trim().toLowerCase();
  const choices = [...people.values()]
    .filter((one) => isAtWork(one) && one.id !== without && one.name.toLowerCase().includes(wanted))
    .map((person): Choice => {
      const away = absenceOf(book, person.id, day);
      const deputy = people.get(away?.deputyId ?? '')?.name ?? '';
      return {
        person,
        deptId: departmentOf(book, person.id),
        away: away ? { from: away.from, to: away.to, deputy } : null,
      };
    });
  const groups = [...book.departments, { id: null, name: '', headId: null }].map(({ id, name, headId }) => ({
    deptId: id,
    name,
    choices: choices
      .filter(({ deptId }) => deptId === id)
      .sort((a, b) => Number(b.person.id === headId) - Number(a.person.id === headId)),
  }));
  return groups.filter((group) => group.choices.length > 0);
}
