// What a line of the ledger tells other systems: nothing, or one thing or several, each with what it is about as it is now.
import { parseEntry, type Entry, type EntryKind, type EntryOf } from '../../domain/entry.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { isOver } from '../../domain/hazard-words.ts';
import { missedPoints } from '../../domain/round.ts';
import type { WebhookEvent } from '../../domain/webhook.ts';
import type { LedgerLine, Store } from '../store/store.ts';

/** `id`: of the hazard, inspection, round or sample. */
export type Told = { event: WebhookEvent; type: 'inspection' | 'hazard' | 'round' | 'sample'; id: string };

const hazard = (event: 'hazard-opened' | 'hazard-changed' | 'hazard-closed', id: string): Told => ({
  event,
  type: 'hazard',
  id,
});

/** What is held for a manager tells nothing until it counts, and then what it would have told. */
export async function toldBy(store: Store, schoolId: string, line: LedgerLine): Promise<Told[]> {
  const parsed = line.verdict === 'accepted' ? parseEntry(JSON.parse(line.raw)) : null;
  if (parsed?.is !== 'known') return [];
  const { entry } = parsed;
  if (entry.kind !== 'held-settled') return toldByEntry(store, schoolId, entry, line.receivedAt);
  const held = entry.body.outcome === 'released' ? await store.held.line(schoolId, entry.subject) : undefined;
  const released = held && parseEntry(JSON.parse(held.raw));
  return held && released?.is === 'known' ? toldByEntry(store, schoolId, released.entry, held.receivedAt) : [];
}

type Tell<K extends EntryKind> = (
  store: Store,
  schoolId: string,
  entry: EntryOf<K>,
  receivedAt: number,
) => Promise<Told[]>;

/** Other kinds tell others nothing. */
const telling: { [K in EntryKind]?: Tell<K> } = {
  'inspection-submitted': async (store, schoolId, entry, receivedAt) => [
    { event: 'inspection-received', type: 'inspection', id: entry.subject },
    ...(await toldByFindings(store, schoolId, entry, receivedAt)),
  ],
  'inspection-withdrawn': async ({ reports }, schoolId, { subject }) =>
    (await reports.hazardsOf(schoolId, subject)).map((one) =>
      hazard(isOver(one.state) ? 'hazard-closed' : 'hazard-changed', one.id),
    ),
  'hazard-reported': async (_store, _schoolId, { subject }) => [hazard('hazard-opened', subject)],
  'hazard-seen': async ({ documents }, schoolId, { subject }) => {
    const seen = await documents.read(schoolId, 'hazard', subject);
    const into = seen?.state === 'merged' ? seen.handling?.mergedInto : null;
    return [subject, into].flatMap((id) => (id == null ? [] : hazard('hazard-changed', id)));
  },
  'hazard-handled': async ({ documents }, schoolId, { id, subject, body }) => {
    const found = await documents.read(schoolId, 'hazard', subject);
    const into = found?.state === 'merged' && 'adds' in body ? found.handling?.mergedInto : null;
    return found
      ? [
          hazard(endedBy(found, id) ? 'hazard-closed' : 'hazard-changed', found.id),
          ...(into == null ? [] : [hazard('hazard-changed', into)]),
        ]
      : [];
  },
  'round-closed': async ({ documents }, schoolId, { subject }) => {
    const round = await documents.read(schoolId, 'round', subject);
    if (!round) return [];
    const about = { type: 'round' as const, id: round.id };
    const isMissed = missedPoints(round).length > 0;
    return [{ event: 'round-closed', ...about }, ...(isMissed ? [{ event: 'round-missed' as const, ...about }] : [])];
  },
  'sample-taken': async ({ documents }, schoolId, { subject }) => {
    const sample = await documents.read(schoolId, 'sample', subject);
    return sample?.kept?.late ? [{ event: 'sample-late', type: 'sample', id: sample.id }] : [];
  },
};

async function toldByEntry(store: Store, schoolId: string, entry: Entry, receivedAt: number): Promise<Told[]> {
  const tell = telling[entry.kind] as Tell<EntryKind> | undefined;
  return (await tell?.(store, schoolId, entry, receivedAt)) ?? [];
}

/** Those it found, those it corrected away, and those that were known and found again. */
async function toldByFindings(
  store: Store,
  schoolId: string,
  entry: EntryOf<'inspection-submitted'>,
  receivedAt: number,
): Promise<Told[]> {
  const own = await store.reports.hazardsOf(schoolId, entry.subject);
  const isFirst = entry.supersedes === null;
  const known = entry.body.answers
    .flatMap(({ known: id }) => id ?? [])
    .filter((id) => !own.some((one) => one.id === id));
  return [
    ...own.map((one) => {
      if (one.state === 'withdrawn') return hazard('hazard-closed', one.id);
      return hazard(isFirst || one.reportedAt === receivedAt ? 'hazard-opened' : 'hazard-changed', one.id);
    }),
    ...known.map((id) => hazard('hazard-changed', id)),
  ];
}

/** Was it this step with which the case came to an end? */
function endedBy(found: Hazard, stepId: string): boolean {
  const { steps } = handlingOf(found);
  const n = steps.findIndex((step) => step.stepId === stepId);
  const [step, before] = [steps[n], steps[n - 1]];
  if (!step || step.without) return false;
  return isOver(step.state) && !(before && isOver(before.state));
}
