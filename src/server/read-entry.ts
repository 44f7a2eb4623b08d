// Reads one entry, as it is handed in and as it lies in the ledger alike: what is folded again comes out to the letter as it did at first.
import { InspectionSubmitted, parseEntry, type ParsedEntry } from '../domain/entry.ts';
import { quickCheck } from './quick-check.ts';

/** What comes by the hundred every evening. */
const isInspection = quickCheck(InspectionSubmitted);

/** Like `parseEntry`. `given`: with its members in canonical order. */
export const readEntry = (given: unknown): ParsedEntry =>
  isInspection(given) ? { is: 'known', entry: given } : parseEntry(given);
