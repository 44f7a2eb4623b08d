// What was typed into 设置学校 outlives Back and a reload: in this tab, and never the password or the code.
import * as v from 'valibot';
import { facilities, schoolKinds } from '../../domain/school.ts';
import { emptySetUp, foundingRoles, type SetUpForm } from './set-up.ts';

const key = 'patrol-set-up';
const Kept = v.object({
  schoolName: v.string(),
  kind: v.nullable(v.picklist(schoolKinds)),
  facilities: v.array(v.picklist(facilities)),
  name: v.string(),
  role: v.picklist(foundingRoles),
  username: v.string(),
});

export function keptSetUp(): SetUpForm {
  try {
    const read = v.safeParse(Kept, JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    if (read.success) return { ...emptySetUp, ...read.output };
  } catch {
    // Where the browser lets nobody keep anything, the form begins empty.
  }
  return emptySetUp;
}

/** Null: the school is set up. */
export function keepSetUp(form: SetUpForm | null): void {
  try {
    if (form) sessionStorage.setItem(key, JSON.stringify({ ...form, password: '', code: '' }));
    else sessionStorage.removeItem(key);
  } catch {
    // See above.
  }
}
