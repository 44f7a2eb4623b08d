// What an entry makes worth telling, said right after it was written. The entry is safe by then, so that whatever goes wrong here
// is logged and spoils no receipt.
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { Entry, EntryOf } from '../../domain/entry.ts';
import { templateId } from '../../domain/template.ts';
import { isManager, type Person } from '../../domain/person.ts';
import type { Parts } from '../env.ts';
import type { LedgerLine, Offer, Outcome } from '../store/store.ts';
import type { SameEntry } from '../store/same-entry-store.ts';
import { tellComeBack, tellReport, tellStep } from './tell-cases.ts';
import { tellAwaiting } from './tell-awaiting.ts';
import { tell } from './tell.ts';

type Telling = Pick<Parts, 'store' | 'log' | 'now'>;

/** `outcomes`: one an offer, in its order. */
export async function tellOfEntries(
  parts: Telling,
  schoolId: string,
  offers: readonly Offer[],
  outcomes: readonly Outcome[],
): Promise<void> {
  let people: Promise<readonly Person[]> | undefined;
  const mayWait = waiting(parts, schoolId);
  for (const [n, offer] of offers.entries()) {
    const outcome = outcomes[n];
    if (offer.is !== 'bad' && isConflict(outcome))
      await harmless(parts, async () => {
        await tellSecond(parts, schoolId, offer, await (people ??= parts.store.documents.people(schoolId)));
      });
    if (offer.is !== 'known' || outcome?.verdict !== 'accepted') continue;
    const { entry } = offer;
    await once(parts, entry.id, async () => {
      if (outcome.cases) await tellCases(parts, schoolId, entry);
      await tellSigners(parts, schoolId, entry, mayWait);
    });
  }
}

/** What is written in the ledger and was told to nobody: the server died in between, or the file of a phone was taken in while it stood still. */
export async function tellOfLine(parts: Telling, schoolId: string, { id, raw }: LedgerLine): Promise<void> {
  const said = JSON.parse(raw) as Entry;
  if (said.kind === 'held-settled') await tellSettled(parts, schoolId, said);
  else {
    await tellCases(parts, schoolId, said);
    await tellSigners(parts, schoolId, said, waiting(parts, schoolId));
  }
  parts.store.messages.noteTold([id]);
}

type MayWait = ReturnType<typeof waiting>;

/** Most checklists wait for nobody, and theirs come by the hundred. */
async function tellSigners({ store, now }: Telling, schoolId: string, entry: Entry, mayWait: MayWait): Promise<void> {
  if (entry.kind !== 'inspection-submitted' || !(await mayWait(templateId(entry.body.template)))) return;
  await tellAwaiting(store, schoolId, { id: entry.subject, submission: entry.id }, now());
}

/** Whether a checklist has items that are answered later, asked once a push. */
function waiting({ store }: Telling, schoolId: string): (template: string) => boolean | Promise<boolean> {
  const known = new Map<string, boolean>();
  return (id) => known.get(id) ?? ask(id);
  async function ask(id: string): Promise<boolean> {
    const template = await store.documents.read(schoolId, 'template', id);
    const mayWait = template?.items.some(({ later }) => later) ?? false;
    known.set(id, mayWait);
    return mayWait;
  }
}

const isConflict = (outcome: Outcome | undefined): boolean =>
  outcome?.verdict === 'refused' && outcome.code === 'conflict';

/** Under the id of an own entry something else was sent: the safety office looks at both, or whoever stands in its place. */
async function tellSecond(
  { store, now }: Telling,
  schoolId: string,
  { entry, raw }: Heard,
  people: readonly Person[],
): Promise<void> {
  const pair = await store.sameEntry.waiting(schoolId, entry.by, raw);
  if (!pair) return;
  const others = people.filter(({ left, id }) => !left && id !== entry.by);
  const office = others.filter(({ role }) => role === 'safety_office');
  const readers = office.length > 0 ? office : others.filter((one) => isManager(one) && one.scope.length === 0);
  const by = people.find(({ id }) => id === entry.by)?.name;
  const message = {
    topic: 'same-entry',
    key: `same-entry ${pair.id}`,
    about: pair.id,
    facts: { ...(by && { by }) },
  } as const;
  await tell(
    store,
    schoolId,
    readers.map(({ id }) => id),
    message,
    now(),
  );
}

/** Its sender is told that the second does not count, and why. */
export const tellOfPair = (
  parts: Telling,
  schoolId: string,
  { id, senderId }: SameEntry,
  { by, reason }: { by: Person; reason: string },
): Promise<void> =>
  harmless(parts, () => {
    const facts = { by: by.name, note: reason };
    const message = { topic: 'held-rejected', key: `held ${id}`, about: id, facts } as const;
    return tell(parts.store, schoolId, [senderId], message, parts.now());
  });

type Heard = Offer & { is: 'known' | 'newer' };

/** What an entry says of cases: a step, a report, or what an inspection found. */
async function tellCases({ store, now }: Telling, schoolId: string, said: Said): Promise<void> {
  const { kind, id, subject, by, body } = said;
  if (kind === 'hazard-handled') {
    const { on: moved, seen } = body as { on: string | null; seen: { last?: string | null } };
    const on = seen.last === undefined ? moved : seen.last;
    await tellStep(store, schoolId, { hazardId: subject, entryId: id, on }, now());
  }
  if (kind === 'hazard-seen') await tellComeBack(store, schoolId, { hazardId: subject, entryId: id, by }, now());
  if (kind === 'hazard-reported') await tellReport(store, schoolId, subject, now());
  if (kind !== 'inspection-submitted' && kind !== 'inspection-withdrawn') return;
  const found = await store.reports.hazardsOf(schoolId, subject);
  for (const hazard of found) {
    if (handlingOf(hazard).steps.some(({ stepId }) => stepId === id))
      await tellStep(store, schoolId, { hazardId: hazard.id, entryId: id }, now());
    else if (kind === 'inspection-submitted') await tellReport(store, schoolId, hazard.id, now());
  }
}
type Said = { kind: string; id: string; subject: string; by: string; body: unknown };

/** Somebody without an account has reported something: it is in the ledger already. `entryId`: what says so there. */
export const tellOfPublicReport = (
  parts: Telling,
  schoolId: string,
  { hazardId, entryId }: { hazardId: string; entryId: string },
): Promise<void> => once(parts, entryId, () => tellReport(parts.store, schoolId, hazardId, parts.now()));

/** Somebody without an account has said something of the own report: it is in the ledger already. */
export const tellOfPublicStep = (
  parts: Telling,
  schoolId: string,
  step: { hazardId: string; entryId: string },
): Promise<void> => once(parts, step.entryId, () => tellStep(parts.store, schoolId, step, parts.now()));

/** What was held counts now, or never will, as a manager says in `entry`: its sender is told, and whoever is to sign it. */
export const tellOfSettling = (parts: Telling, schoolId: string, entry: EntryOf<'held-settled'>): Promise<void> =>
  once(parts, entry.id, () => tellSettled(parts, schoolId, entry));

async function tellSettled(parts: Telling, schoolId: string, { subject, by, body }: EntryOf<'held-settled'>) {
  const { store } = parts;
  const line = await store.held.line(schoolId, subject);
  if (!line) return;
  const said = JSON.parse(line.raw) as Said;
  const named = (said.body as { template?: Parameters<typeof templateId>[0] } | undefined)?.template;
  const known = named && (await store.documents.read(schoolId, 'template', templateId(named)));
  const { outcome, reason } = body;
  const what = known?.name ?? body.about;
  const manager = await store.documents.read(schoolId, 'person', by);
  const facts = { ...(what && { what }), by: manager?.name ?? '', ...(reason.trim() !== '' && { note: reason }) };
  const topic = outcome === 'released' ? 'held-released' : 'held-rejected';
  const message = { topic, key: `held ${line.receiptId}`, about: line.receiptId, facts } as const;
  await tell(store, schoolId, [line.senderId], message, parts.now());
  if (outcome !== 'released') return;
  await tellCases(parts, schoolId, said);
  await tellAwaiting(store, schoolId, { id: said.subject, submission: said.id }, parts.now());
}

/** Of one entry. Where it fails it is told again by the clock (`tell-again.ts`). */
const once = (parts: Telling, entryId: string, telling: () => Promise<void>): Promise<void> =>
  harmless(parts, async () => {
    await telling();
    parts.store.messages.noteTold([entryId]);
  });

async function harmless({ log }: Telling, telling: () => Promise<void>): Promise<void> {
  try {
    await telling();
  } catch (fault) {
    log.error({ err: fault }, 'a message could not be written');
  }
}
