// What becomes of an entry: the same rules the phone asked, asked again, with the verdicts of `reliability.md` 2.8.
import { foldWithRegister } from '../domain/asset-fold.ts';
import type { Document, Read } from '../domain/documents.ts';
import { checkEntry } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { Refusal, type ProblemCode } from '../domain/refusal.ts';
import { checkTemplate } from '../domain/template-rules.ts';
import type { Offer } from './store/store.ts';

export type Judged =
  | { verdict: 'accepted'; documents: Document[] }
  | { verdict: 'quarantined'; code: ProblemCode }
  | { verdict: 'refused'; code: ProblemCode; path?: string };

/** Kept aside for a manager, never turned away: the work was done, whoever may have allowed it. */
const kept = new Set<ProblemCode>([
  'out-of-scope',
  'template-unknown',
  'place-unknown',
  'sample-unknown',
  'hazard-unknown',
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
    checkEntry(offer.entry, sender, read, schoolId);
    if (offer.entry.kind === 'template-published') checkTemplate(offer.entry.body, read);
    return { verdict: 'accepted', documents: foldWithRegister(offer.entry, read, schoolId, receivedAt) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (kept.has(error.code)) return { verdict: 'quarantined', code: error.code };
    const path = error.detail['itemId'] ?? error.detail['path'];
    return { verdict: 'refused', code: error.code, ...(path === undefined ? {} : { path: String(path) }) };
  }
}
