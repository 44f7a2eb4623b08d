// 读取令牌: how another system of the school reads. It writes nothing but alarms of devices, where it is for that. What one may is said when it is made.
import * as v from 'valibot';
import { authorize } from './authorize.ts';
import { isManager, type Person } from './person.ts';
import { protocol } from './protocol.ts';
import { Count, filled, Id, Ms } from './schema/text.ts';

/** metrics: how the server is, without a word about anybody. alarms: says what devices raised, and reads nothing. */
export const tokenKinds = ['inspections', 'hazards', 'rounds', 'ledgers', 'metrics', 'alarms'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** Those that are live; what is over and revoked stays in the list and does not count. */
export const mostTokens = 20;
export const mostTokenPlaces = 50;
export const mostTokenDays = 730;
/** How long one may be good for, on screen. */
export const tokenDays = [30, 90, 365] as const;

/**
 * What this person may give to others: nobody gives what he may not read himself, so whoever keeps the accounts gives figures of the
 * server only (T36). Asked again at every use of a token.
 */
export function mayGive(person: Person): TokenKind[] {
  if (!authorize(person, { do: 'look-after-school' })) return [];
  return tokenKinds.filter((kind) => kind === 'metrics' || isManager(person));
}

const once = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

/** `places`: at or below which it reads, none for the whole school. `days`: how long it is good. */
export const NewReadToken = v.strictObject({
  name: filled(40),
  kinds: v.pipe(
    v.array(v.picklist(tokenKinds)),
    v.minLength(1),
    v.maxLength(tokenKinds.length),
    v.check(once, 'twice'),
  ),
  places: v.pipe(v.array(Id), v.maxLength(mostTokenPlaces), v.check(once, 'twice')),
  days: v.pipe(Count, v.minValue(1), v.maxValue(mostTokenDays)),
});
export type NewReadToken = v.InferOutput<typeof NewReadToken>;

/** over: its days have passed. stopped: whoever made it may not give it any more. */
export const tokenStates = ['live', 'over', 'revoked', 'stopped'] as const;
export type TokenState = (typeof tokenStates)[number];

/** `places`: with their names from the building down. `lastUsedAt`: to about five minutes. UTC ms. */
export const ReadTokenRow = v.object({
  id: Id,
  name: v.string(),
  kinds: v.array(v.picklist(tokenKinds)),
  places: v.array(v.object({ id: Id, name: v.string() })),
  madeByName: v.string(),
  madeAt: Ms,
  until: Ms,
  lastUsedAt: v.nullable(Ms),
  state: v.picklist(tokenStates),
});
export type ReadTokenRow = v.InferOutput<typeof ReadTokenRow>;

/** The newest first. `kinds`: what the asker may give. */
export const ReadTokens = v.object({
  protocol: v.literal(protocol),
  rows: v.array(ReadTokenRow),
  kinds: v.array(v.picklist(tokenKinds)),
  asOf: Ms,
});
export type ReadTokens = v.InferOutput<typeof ReadTokens>;

/** `token`: told this once. */
export const ReadTokenMade = v.object({ protocol: v.literal(protocol), id: Id, token: v.string(), until: Ms });
export type ReadTokenMade = v.InferOutput<typeof ReadTokenMade>;
