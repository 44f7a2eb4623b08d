// How a person is read off the wire.
import * as v from 'valibot';
import { roles } from '../person.ts';
import { filled, Id, Ms } from './text.ts';

export const Username = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, 'bad-username'));

/** `left`: works here no more, and why; whoever left signs in nowhere. */
export const Person = v.strictObject({
  id: Id,
  name: filled(20),
  username: Username,
  role: v.picklist(roles),
  scope: v.pipe(v.array(Id), v.maxLength(100)),
  left: v.optional(v.strictObject({ reason: filled(200) })),
});

/** The subject is the person. `back`: works here again. */
export const PersonLeft = v.strictObject({ reason: filled(200), back: v.boolean() });

/** The subject is the person, who is called so, does this and works there from now on. */
export const PersonChanged = v.pick(Person, ['name', 'role', 'scope']);

/** The subject is the person, who may choose a password with a code until then, UTC ms. The code is in no ledger. */
export const PersonInvited = v.strictObject({ until: Ms });
