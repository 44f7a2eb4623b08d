// What becomes of an entry: the same rules the phone asked, asked again, with the verdicts of `reliability.md` 2.8.
import { checkAdded } from '../domain/addition.ts';
import { foldAtSchool } from '../domain/school-fold.ts';
import { checkSaidBySchool } from '../domain/school-says.ts';
import type { Document, Read } from '../domain/documents.ts';
import type { Entry } from '../domain/entry.ts';
import { checkNights } from '../domain/night-rounds.ts';
import { checkEntry } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { checkPlaces } from '../domain/place-rules.ts';
import { Refusal, type ProblemCode } from '../domain/refusal.ts';
import { checkTemplate } from '../domain/template-rules.ts';
import { ofLibrary } from './library/library.ts';
import type { Offer } from './store/store.ts';

export type Judged =
  | { verdict: 'accepted'; documents: Document[] }
  | { verdict: 'quarantined'; code: ProblemCode }
  | { verdict: 'refused'; code: ProblemCode; path?: string; items?: string[] };

/** Kept aside for a manager, never turned away: the work was done, whoever may have allowed it. */
const kept = new Set<ProblemCode>([
  'out-of-scope',
  'template-unknown',
  'place-unknown',
  'sample-unknown',
  'hazard-unknown',
  'plan-unknown',
  'round-unknown',
  'point-unknown',
  'forbidden',
  'not-yours',
]);

/**
 * `read` must see the ledger as it is at this moment, with everything before this entry. `receivedAt` in UTC ms.
 * `aside`: why everything this sender offers is kept for a manager.
 */
export function judge(
  offer: Offer,
  sender: Person,
  read: Read,
  schoolId: string,
  receivedAt: number,
  aside: ProblemCode | null = null,
): Judged {
  if (offer.is === 'bad')
    return { verdict: 'refused', code: offer.code, ...(offer.path === undefined ? {} : { path: offer.path }) };
  if (offer.entry.by !== sender.id) return { verdict: 'quarantined', code: 'not-yours' };
  if (aside !== null) return { verdict: 'quarantined', code: aside };
  if (offer.is === 'newer') return { verdict: 'quarantined', code: 'newer-schema' };
  try {
    check(offer.entry, sender, read, schoolId, receivedAt);
    return { verdict: 'accepted', documents: foldAtSchool(offer.entry, read, schoolId, receivedAt) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (kept.has(error.code)) return { verdict: 'quarantined', code: error.code };
    const path = error.detail['itemId'] ?? error.detail['path'];
    const { code, items } = error;
    return { verdict: 'refused', code, ...(path !== undefined && { path: String(path) }), ...(items && { items }) };
  }
}

/**
 * The documents that a held entry makes when a manager lets it count, as it was sent: by the rules and the rights of today, where
 * the author has them no more by those of the manager, who answers for it (`reliability.md` 2.8). `receivedAt`: when it had
 * come, UTC ms. Refuses what is still against the rules.
 */
export function release(
  entry: Entry,
  author: Person,
  manager: Person,
  read: Read,
  schoolId: string,
  receivedAt: number,
): Document[] {
  const [scope, role] = [manager.scope, manager.role];
  const mayStand = [author, { ...author, scope }, { ...author, scope, role }];
  const refusals: Refusal[] = [];
  for (const person of mayStand) {
    try {
      check(entry, person, read, schoolId, receivedAt);
      return foldAtSchool(entry, read, schoolId, receivedAt);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }
  throw refusals.at(-1)!;
}

/** What is added to a case that is over, what a checklist says, how places hang together, and how often a night is walked is asked here besides; on a phone only where they are written. */
function check(entry: Entry, person: Person, read: Read, schoolId: string, receivedAt: number): void {
  checkSaidBySchool(entry);
  checkEntry(entry, person, read, schoolId, receivedAt);
  if (entry.kind === 'hazard-handled') checkAdded(entry, read);
  if (entry.kind === 'template-published') checkTemplate(entry.body, read, ofLibrary);
  if (entry.kind === 'plan-kept') checkNights(entry.body, read, schoolId);
  if (entry.kind === 'places-kept') checkPlaces(entry.body.places, read('places', schoolId) ?? new Map());
}
