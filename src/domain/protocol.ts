// Everything on the wire, once. Both sides read messages with the schemas below.
import * as v from 'valibot';
import { AnchorLine } from './anchor.ts';
import type { Document, DocumentKey } from './documents.ts';
import { Person, Username } from './schema/person.ts';
import { leastLetters } from './password.ts';
import { roles } from './person.ts';
import { problems } from './problems.ts';
import type { ProblemCode } from './refusal.ts';
import { School, someFacilities } from './schema/school.ts';
import { schoolKinds } from './school.ts';
import { Count, filled, Id, Ms, Sha256, typed } from './schema/text.ts';

export const protocol = 'patrol/1';

/** Carries the secret of a report, and nothing else does: an address stands in the logs of every proxy on the way. */
export const secretHeader = 'x-report-secret';

/** The id of the person for whom a session is used: with the session of anybody else the answer is `login` (RULES.md S3). Left out, nothing is compared. */
export const personHeader = 'x-patrol-person';

export const maxEntriesPerPush = 100;
export const maxEntryBytes = 1024 * 1024;
export const maxPushBytes = 2 * maxEntryBytes;

const Protocol = v.literal(protocol);
const Code = v.picklist(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]);
/** In a list of verdicts a code newer than this app must not make its neighbours unreadable. */
const VerdictCode = v.fallback(Code, 'bad-request');

/** RFC 9457. `code` is stable and has a sentence on the screen; `requestId` is what support asks for. */
export const Problem = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: Code,
  requestId: v.optional(v.string()),
});
export type Problem = v.InferOutput<typeof Problem>;

/**
 * The server's word that it holds this entry durably. `missing`: photos it still waits for. `seq`: its place in the
 * ledger. `durableThrough`: the highest seq a verified backup covers, null where there is none.
 */
export const Receipt = v.object({
  protocol: Protocol,
  epoch: Id,
  receiptId: Id,
  id: Id,
  hash: Sha256,
  seq: Count,
  missing: v.array(Sha256),
  durableThrough: v.nullable(Count),
  serverTime: Ms,
});
export type Receipt = v.InferOutput<typeof Receipt>;

/** `items`: all of a checklist that something is missing from, where `path` is but the first. `quarantined`: held for a manager to look at, never lost; it has a receipt like any other. */
export const Verdict = v.variant('verdict', [
  v.object({ verdict: v.picklist(['accepted', 'known']), id: Id, receipt: Receipt }),
  v.object({ verdict: v.literal('quarantined'), id: Id, code: VerdictCode, receipt: Receipt }),
  v.object({
    verdict: v.literal('refused'),
    id: v.string(),
    code: VerdictCode,
    path: v.optional(v.string()),
    items: v.optional(v.array(v.string())),
  }),
]);
export type Verdict = v.InferOutput<typeof Verdict>;

/**
 * Entries stay unread here so that one bad entry never refuses its neighbours. `build` is the app's version, `anchor` the
 * last one the phone was given.
 */
export const Push = v.strictObject({
  protocol: Protocol,
  device: Id,
  build: typed(40),
  anchor: v.optional(AnchorLine),
  entries: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(maxEntriesPerPush)),
});
export type Push = v.InferOutput<typeof Push>;

/** What a verified backup holds: the ledger up to `through`, and the photos that had arrived by `at` (UTC ms, server). */
export const Durable = v.object({ through: Count, at: Ms });
export type Durable = v.InferOutput<typeof Durable>;

/** `anchor`: where the ledger ends now, signed together with the receipts of this answer. */
export const PushAnswer = v.object({
  protocol: Protocol,
  epoch: Id,
  serverTime: Ms,
  verdicts: v.array(Verdict),
  anchor: v.optional(AnchorLine),
  durable: v.optional(v.nullable(Durable)),
});
export type PushAnswer = v.InferOutput<typeof PushAnswer>;

/** A type newer than this app is kept like the others: the app that knows it finds it there. */
const Key = v.object({ type: v.pipe(v.string(), v.maxLength(20)), id: v.string() });
const WireDocument = v.object({ ...Key.entries, seq: Count, body: v.unknown() });

/**
 * Told before a page of changes is read: how many bytes it is, and how far along the ledger it ends, from 0 to 1. So whoever waits for the
 * first download sees how much there is and how long it takes.
 */
export const pageLengthHeader = 'x-page-length';
export const pageReachHeader = 'x-page-reach';

/**
 * One page of what changed after the cursor. `gone`: no longer visible to this person. `more`: ask again at once. `wanted`:
 * photos of this person's entries that had arrived, went bad on the server, and are asked for again.
 */
export const Changes = v.object({
  protocol: Protocol,
  epoch: Id,
  serverTime: Ms,
  documents: v.array(WireDocument),
  gone: v.array(Key),
  cursor: v.string(),
  more: v.boolean(),
  anchor: v.optional(AnchorLine),
  durable: v.optional(v.nullable(Durable)),
  wanted: v.optional(v.array(v.object({ id: Id, missing: v.array(Sha256) }))),
  /** How many open cases where this person walks lie at the school only; left out while all of them are on the phone, or come on a later page. */
  beyond: v.optional(Count),
});
export type Changes = Omit<v.InferOutput<typeof Changes>, 'documents' | 'gone'> & {
  documents: (Document & { seq: number })[];
  gone: DocumentKey[];
};

/** After a photo: how much of it is there, and what its entry still waits for. */
export const PhotoAnswer = v.object({
  protocol: Protocol,
  sha256: Sha256,
  complete: v.boolean(),
  offset: Count,
  entries: v.array(v.object({ id: Id, missing: v.array(Sha256) })),
  serverTime: Ms,
});
export type PhotoAnswer = v.InferOutput<typeof PhotoAnswer>;

export const maxAnnounced = 100;

/** One entry that a phone holds and has not sent. `at`: when it was recorded, by its clock; `photos`: how many, `bytes` of all. */
export const Announced = v.strictObject({
  id: Id,
  kind: v.pipe(v.string(), v.maxLength(40)),
  subject: v.pipe(v.string(), v.maxLength(64)),
  opSeq: v.pipe(Count, v.minValue(1)),
  at: Ms,
  photos: Count,
  bytes: Count,
  hash: Sha256,
});
export type Announced = v.InferOutput<typeof Announced>;

/**
 * What a phone holds, said before it is sent, so that the school knows what a lost phone still had. `lost`: the browser
 * had wiped an earlier installation of the same person here, with so many things in it when that was last noted.
 */
export const Announce = v.strictObject({
  protocol: Protocol,
  device: Id,
  items: v.pipe(v.array(Announced), v.maxLength(maxAnnounced)),
  lost: v.optional(v.strictObject({ device: Id, things: v.pipe(Count, v.minValue(1)), at: Ms })),
});
export type Announce = v.InferOutput<typeof Announce>;

export const AnnounceAnswer = v.object({ protocol: Protocol, serverTime: Ms });
export type AnnounceAnswer = v.InferOutput<typeof AnnounceAnswer>;

export const SignIn = v.strictObject({ username: typed(64), password: typed(200), device: v.optional(Id) });
export type SignIn = v.InferOutput<typeof SignIn>;

/** A sign-in lasts so long at most, however often it is used; ms from the `serverTime` of the answer to it. */
export const sessionMs = 90 * 86_400_000;

/** Made where it is asked for: the worker asks for neither of the two. */
/* @__NO_SIDE_EFFECTS__ */
const sessionWith = <T extends v.ObjectEntries>(more: T) =>
  v.object({
    protocol: Protocol,
    epoch: Id,
    person: Person,
    school: School,
    serverTime: Ms,
    publicKey: v.optional(v.string()),
    ...more,
  });

/** Who is signed in, and at which school. `publicKey`: what anchors are signed with (Ed25519, base64url). */
export const Session = sessionWith({});
export type Session = v.InferOutput<typeof Session>;

/** Of a session only whose it is: all that a round asks. */
export const Whose = v.object({ protocol: Protocol, person: v.object({ id: Id }) });
export type Whose = v.InferOutput<typeof Whose>;

/**
 * The answer to a sign-in. `delivery`: the token with which this installation hands in as this person and reads nothing
 * but receipts, whoever is signed in; null when the sign-in named no installation.
 */
export const SessionOpened = sessionWith({
  delivery: v.nullable(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
});
export type SessionOpened = v.InferOutput<typeof SessionOpened>;

/** `needed` is false once the school exists; `language`: what the school speaks to whoever has chosen none. */
export const SetUpState = v.object({
  protocol: Protocol,
  needed: v.boolean(),
  language: v.optional(v.picklist(['zh', 'en'])),
});
export type SetUpState = v.InferOutput<typeof SetUpState>;

export const Password = v.pipe(typed(200), v.minLength(leastLetters, 'weak-password'));

export const SetUp = v.strictObject({
  code: typed(40),
  school: v.strictObject({
    name: filled(40),
    kind: v.picklist(schoolKinds),
    facilities: someFacilities(),
  }),
  manager: v.strictObject({ name: filled(20), username: Username, role: v.picklist(roles), password: Password }),
  device: v.optional(Id),
});
export type SetUp = v.InferOutput<typeof SetUp>;

export const NewPerson = v.strictObject({
  name: filled(20),
  username: Username,
  role: v.picklist(roles),
  scope: v.pipe(v.array(Id), v.maxLength(100)),
  /** Left out, somebody chooses one with an invite. */
  password: v.optional(Password),
});
export type NewPerson = v.InferOutput<typeof NewPerson>;

export const ChangedPerson = v.pick(NewPerson, ['name', 'role', 'scope']);
export type ChangedPerson = v.InferOutput<typeof ChangedPerson>;

/** One signed-in browser or phone of a person. Times in UTC ms. */
export const Device = v.object({
  id: Id,
  personId: Id,
  personName: v.string(),
  agent: v.string(),
  signedInAt: Ms,
  lastSeenAt: Ms,
  current: v.boolean(),
});
export type Device = v.InferOutput<typeof Device>;
export const Devices = v.object({ protocol: Protocol, devices: v.array(Device) });
