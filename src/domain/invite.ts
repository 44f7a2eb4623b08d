// 邀请码: with it somebody who has an account and no password chooses a PIN for this phone or a password, once, within three days.
import * as v from 'valibot';
import { roles } from './person.ts';
import { Person } from './schema/person.ts';
import { Pin } from './pin-wire.ts';
import { Password, protocol } from './protocol.ts';
import { readShortCode } from './short-code.ts';
import { Id, Ms, typed } from './schema/text.ts';

export const inviteForMs = 72 * 3_600_000;
/** Forty bits; guessing them is slowed down like passwords are. */
export const inviteLetters = 8;
export const maxInvites = 200;

/** What the square code holds. The code stands behind the '#', which no browser sends and no server logs. */
export const inviteAddress = (origin: string, code: string): string => `${origin}/invite#${code}`;

/** The code in what was typed, pasted or scanned; null where there is none. */
export function inviteCodeIn(text: string): string | null {
  const said = text.trim();
  return said.length > 300 ? null : readShortCode(/#([^#]*)$/.exec(said)?.[1] ?? said, inviteLetters);
}

const Protocol = v.literal(protocol);

/** For people who have no password yet. */
export const AskInvites = v.strictObject({
  people: v.pipe(
    v.array(Id),
    v.minLength(1),
    v.maxLength(maxInvites),
    v.check((people) => new Set(people).size === people.length),
  ),
});

/** An invite with its code, which is told this once. `until` in UTC ms. */
export const InviteMade = v.object({
  id: Id,
  personId: Id,
  name: v.string(),
  username: v.string(),
  code: v.string(),
  until: Ms,
});
export type InviteMade = v.InferOutput<typeof InviteMade>;
/** `invite`: where no password was given, the code with which one is chosen. */
export const PersonAdded = v.object({ protocol: Protocol, person: Person, invite: v.optional(InviteMade) });
export type PersonAdded = v.InferOutput<typeof PersonAdded>;

export const InvitesMade = v.object({ protocol: Protocol, invites: v.array(InviteMade) });
export type InvitesMade = v.InferOutput<typeof InvitesMade>;

/** Those that may still be used, newest first; without their codes. `waiting`: who has no password, invited or not. */
export const Invites = v.object({
  protocol: Protocol,
  invites: v.array(v.object({ id: Id, personId: Id, name: v.string(), madeByName: v.string(), madeAt: Ms, until: Ms })),
  waiting: v.array(Id),
  asOf: Ms,
});
export type Invites = v.InferOutput<typeof Invites>;

/** Whom a code is for, asked by whoever holds it. `device`: the installation it will be used on. */
export const AskInvitation = v.strictObject({ code: typed(40), device: v.optional(Id) });
export const Invitation = v.object({
  protocol: Protocol,
  schoolName: v.string(),
  name: v.string(),
  username: v.string(),
  role: v.picklist(roles),
  until: Ms,
});
export type Invitation = v.InferOutput<typeof Invitation>;

/** Either a password, or a PIN of the installation `device`. */
export const UseInvite = v.pipe(
  v.strictObject({
    code: typed(40),
    password: v.optional(Password),
    pin: v.optional(Pin),
    device: v.optional(Id),
  }),
  v.check(
    ({ password, pin, device }) =>
      (pin === undefined) !== (password === undefined) && (pin === undefined || device !== undefined),
  ),
);
export type UseInvite = v.InferOutput<typeof UseInvite>;
