// What a new school has to say about itself, and what is wrong with what was typed.
import * as v from 'valibot';
import type { Role } from '../../domain/person.ts';
import { Username } from '../../domain/schema/person.ts';
import { Password, type SetUp } from '../../domain/protocol.ts';
import type { Facility, SchoolKind } from '../../domain/school.ts';
import { filled } from '../../domain/schema/text.ts';
import type { ProblemCode } from '../../domain/refusal.ts';

/** Who may found a school; everybody else is added by them. */
export const foundingRoles = [
  'safety_office',
  'logistics_head',
  'vice_principal',
  'principal',
  'admin',
] as const satisfies readonly Role[];

export type SetUpForm = {
  schoolName: string;
  kind: SchoolKind | null;
  facilities: Facility[];
  name: string;
  role: (typeof foundingRoles)[number];
  username: string;
  password: string;
  code: string;
};
export type SetUpField = 'school-name' | 'kind' | 'name' | 'username' | 'password' | 'code';
export type SetUpStep = 'school' | 'facilities' | 'manager';
export const setUpSteps: readonly SetUpStep[] = ['school', 'facilities', 'manager'];

export const emptySetUp: SetUpForm = {
  schoolName: '',
  kind: null,
  facilities: [],
  name: '',
  role: 'safety_office',
  username: '',
  password: '',
  code: '',
};

/** The fields of this step that are not right yet, in the order they are shown. */
export function wrongFields(form: SetUpForm, step: SetUpStep): SetUpField[] {
  const wrong = (field: SetUpField, right: boolean): SetUpField[] => (right ? [] : [field]);
  if (step === 'school')
    return [...wrong('school-name', v.is(filled(40), form.schoolName.trim())), ...wrong('kind', form.kind !== null)];
  if (step === 'facilities') return [];
  return [
    ...wrong('name', v.is(filled(20), form.name.trim())),
    ...wrong('username', v.is(Username, plainName(form.username))),
    ...wrong('password', v.is(Password, form.password)),
    ...wrong('code', form.code.trim() !== ''),
  ];
}

const plainName = (typed: string): string => typed.trim().toLowerCase();

export function toSend(form: SetUpForm, kind: SchoolKind): SetUp {
  return {
    code: form.code.trim(),
    school: { name: form.schoolName.trim(), kind, facilities: form.facilities },
    manager: {
      name: form.name.trim(),
      username: plainName(form.username),
      role: form.role,
      password: form.password,
    },
  };
}

/** The field a refusal of the server is about; null when it is about none. */
export function fieldOf(code: ProblemCode | undefined): SetUpField | null {
  if (code === 'set-up-code-wrong') return 'code';
  if (code === 'weak-password') return 'password';
  if (code === 'username-taken') return 'username';
  return null;
}
