// Whoever knows the name of a colleague may ask for him; nobody is told who else has an account.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Id } from './schema/text.ts';

/** Everybody of this name who works here, with the department where one is known: two may have the same name. */
export const Colleagues = v.object({
  protocol: v.literal(protocol),
  rows: v.array(v.object({ id: Id, name: v.string(), dept: v.string() })),
});
export type Colleagues = v.InferOutput<typeof Colleagues>;
