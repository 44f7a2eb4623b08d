// Who did what to whom and when: what the list of it holds, how it is asked, and what may stand in it.
import * as v from 'valibot';
import type { Entry, EntryKind, EntryOf } from './entry.ts';
import { toldAs } from './hazard-handling.ts';
import { isManager, type Person } from './person.ts';
import { protocol } from './protocol.ts';
import { Count, Id, Ms } from './schema/text.ts';

/** Facts of the ledger that change what the school is or decided; what people recorded on their rounds has lists of its own. */
const ofLedger = [
  'school-founded',
  'school-changed',
  'person-added',
  'person-left',
  'person-changed',
  'person-invited',
  'place-added',
  'places-kept',
  'floor-plan-kept',
  'template-published',
  'route-kept',
  'plan-kept',
  'calendar-set',
  'shift-kept',
  'turns-changed',
  'responsibility-set',
  'figures-set',
  'held-settled',
  'hazard-handled',
  'remarks-looked-at',
  'removed-by-rule',
  'ledger-closing',
] as const satisfies readonly EntryKind[];

/** What is no fact of the ledger: it stands in the list alone. */
const alone = [
  'signed-in',
  'sign-in-failed',
  'password-set',
  'invite-used',
  'invite-revoked',
  'device-revoked',
  'exported',
  'settings-kept',
  'hold-placed',
  'hold-lifted',
  'token-made',
  'token-revoked',
  'webhook-made',
  'webhook-removed',
  'same-entry',
] as const;

export const auditKinds = [...ofLedger, ...alone] as const;
export type AuditKind = (typeof auditKinds)[number];
export type LoneKind = (typeof alone)[number];

const kept: ReadonlySet<string> = new Set(ofLedger);
/** Does a line of the ledger of this kind stand in the list? */
export const isAudited = (kind: string): boolean => kept.has(kind);

/** How people ask for it. */
export const auditGroups = {
  'sign-ins': ['signed-in', 'sign-in-failed', 'device-revoked'],
  people: [
    'person-added',
    'person-left',
    'person-changed',
    'person-invited',
    'password-set',
    'invite-used',
    'invite-revoked',
  ],
  setup: [
    'school-founded',
    'school-changed',
    'place-added',
    'places-kept',
    'floor-plan-kept',
    'template-published',
    'route-kept',
    'plan-kept',
    'calendar-set',
    'shift-kept',
    'turns-changed',
    'responsibility-set',
    'figures-set',
    'settings-kept',
  ],
  retention: ['removed-by-rule', 'hold-placed', 'hold-lifted'],
  exports: ['exported', 'ledger-closing', 'token-made', 'token-revoked', 'webhook-made', 'webhook-removed'],
  cases: ['hazard-handled', 'held-settled', 'same-entry', 'remarks-looked-at'],
} as const satisfies Record<string, readonly AuditKind[]>;
export type AuditGroup = keyof typeof auditGroups;
export const auditGroupNames = Object.keys(auditGroups) as AuditGroup[];

/** So many letters are looked for in it at once. */
export const mostAuditWords = 60;

/** Whoever keeps the accounts sees no content (T36): what was decided about hazards and records is not for him. */
export const auditGroupsFor = (person: Pick<Person, 'role'>): AuditGroup[] =>
  isManager(person) ? auditGroupNames : auditGroupNames.filter((group) => group !== 'cases');

/** Names and words of fixed lists; nothing that people wrote about others. `address`: shortened. */
export const AuditFacts = v.object({
  name: v.optional(v.string()),
  role: v.optional(v.string()),
  n: v.optional(Count),
  what: v.optional(v.string()),
  address: v.optional(v.string()),
  agent: v.optional(v.string()),
});
export type AuditFacts = v.InferOutput<typeof AuditFacts>;

/** `byName`: who did it, null for somebody who is not known or the school's own clock; `aboutName`: about whom. UTC ms. */
export const AuditRow = v.object({
  id: v.string(),
  at: Ms,
  kind: v.picklist(auditKinds),
  byName: v.nullable(v.string()),
  aboutName: v.nullable(v.string()),
  facts: AuditFacts,
});
export type AuditRow = v.InferOutput<typeof AuditRow>;

/** Newest first. `next` goes into `before` for the following page, null at the end. `people`: whom one may ask for. */
export const Audit = v.object({
  protocol: v.literal(protocol),
  rows: v.array(AuditRow),
  next: v.nullable(v.string()),
  people: v.array(v.object({ id: Id, name: v.string() })),
  groups: v.array(v.picklist(auditGroupNames)),
  asOf: Ms,
});
export type Audit = v.InferOutput<typeof Audit>;

type Told = { [K in EntryKind]?: (body: EntryOf<K>['body']) => AuditFacts };

const person = ({ name, role, scope }: Pick<Person, 'name' | 'role' | 'scope'>): AuditFacts => ({
  name,
  role,
  n: scope.length,
});
const told: Told = {
  'school-founded': ({ name }) => ({ name }),
  'school-changed': ({ name }) => ({ name }),
  'route-kept': ({ name }) => ({ name }),
  'plan-kept': ({ name, retired }) => ({ name, ...(retired && { what: 'retired' }) }),
  'shift-kept': ({ name, retired }) => ({ name, ...(retired && { what: 'retired' }) }),
  'person-added': person,
  'person-changed': person,
  'person-left': ({ back }) => ({ what: back ? 'back' : 'left' }),
  'place-added': ({ name }) => ({ name, n: 1 }),
  'places-kept': ({ places }) => ({ name: places[0]?.name ?? '', n: places.length }),
  'floor-plan-kept': ({ placeName, picture }) => ({ name: placeName, ...(!picture && { what: 'taken-down' }) }),
  'template-published': ({ name, code, version }) => ({ name: name.zh, what: `${code}@${version}` }),
  'held-settled': ({ outcome }) => ({ what: outcome }),
  'hazard-handled': (said) => ({ what: toldAs(said) }),
  'ledger-closing': ({ title, month, closed }) => ({ name: `${title} ${month}`, what: closed ? 'closed' : 'opened' }),
  'removed-by-rule': ({ rule, photos, lines }) => ({ what: rule, n: photos.length + lines.length }),
};

/** What the list says of a line of the ledger, besides who, when and about whom. */
export const auditFacts = ({ kind, body }: Entry): AuditFacts =>
  (told[kind] as ((said: unknown) => AuditFacts) | undefined)?.(body) ?? {};

/** A network, not a machine: the first three numbers of an IPv4 address, the first three groups of an IPv6 one. */
export function shortAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return `${four[1]}.*`;
  if (!/^[0-9a-f:.]+$/i.test(plain) || !plain.includes(':')) return '';
  const [head = ''] = plain.split('::');
  const groups = head.split(':').filter(Boolean).slice(0, 3);
  return `${groups.length > 0 ? groups.join(':') : ':'}:*`;
}
