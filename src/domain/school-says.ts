// What only the school itself says of cases, and is forbidden to whoever hands something in. No phone makes it, so that only the school asks.
import type { Entry, EntryOf } from './entry.ts';
import type { HazardHandled } from './hazard-handling.ts';
import { Refusal } from './refusal.ts';

export function checkSaidBySchool(entry: Entry): void {
  const isItsOwn =
    (entry.kind === 'hazard-reported' && isOfSchool(entry.body)) ||
    (entry.kind === 'hazard-handled' && isOfFirm(entry.body));
  if (isItsOwn) throw new Refusal('forbidden');
}

/** What the school itself reports, for whoever or whatever has no account. */
const isOfSchool = ({ source, device }: EntryOf<'hazard-reported'>['body']): boolean =>
  source === 'public' || source === 'device' || device !== undefined;

/** What comes of a link to an outside firm, which the school says itself. */
const isOfFirm = (step: HazardHandled): boolean =>
  (step.do === 'progress' && step.outside !== undefined) || (step.do === 'comment' && step.link !== undefined);
