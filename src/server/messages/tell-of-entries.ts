// What an entry makes worth telling, said right after it was written. The entry is safe by then, so that whatever goes wrong here
// is logged and spoils no receipt.
import type { Settling } from '../../domain/held.ts';
import { templateId } from '../../domain/template.ts';
import type { Person } from '../../domain/person.ts';
import type { Parts } from '../env.ts';
import type { LedgerLine, Offer, Outcome } from '../store/store.ts';
import { tellReport, tellStep } from './tell-cases.ts';
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
  await harmless(parts, async () => {
    for (const [n, offer] of offers.entries()) {
      if (offer.is !== 'known' || outcomes[n]?.verdict !== 'accepted') continue;
      const { entry } = offer;
      if (entry.kind === 'hazard-handled')
        await tellStep(parts.store, schoolId, { hazardId: entry.subject, entryId: entry.id }, parts.now());
      if (entry.kind === 'hazard-reported') await tellReport(parts.store, schoolId, entry.subject, parts.now());
      if (entry.kind !== 'inspection-submitted') continue;
      const found = await parts.store.reports.hazardsOf(schoolId, entry.subject);
      for (const { id, state } of found)
        if (state !== 'withdrawn') await tellReport(parts.store, schoolId, id, parts.now());
      // Most checklists wait for nobody, and theirs come by the hundred.
      const template = await parts.store.documents.read(schoolId, 'template', templateId(entry.body.template));
      if (!template?.items.some(({ later }) => later)) continue;
      await tellAwaiting(parts.store, schoolId, { id: entry.subject, submission: entry.id }, parts.now());
    }
  });
}

/** What was held counts now, or never will: its sender is told, and whoever is to sign it. */
export async function tellOfSettling(
  parts: Telling,
  schoolId: string,
  {
    line,
    by,
    outcome,
    reason,
    about,
    template,
  }: Pick<Settling, 'outcome' | 'reason' | 'about'> & {
    line: LedgerLine;
    by: Person;
    template: unknown;
  },
): Promise<void> {
  await harmless(parts, async () => {
    const { store } = parts;
    const named = template as Parameters<typeof templateId>[0] | undefined;
    const known = named && (await store.documents.read(schoolId, 'template', templateId(named)));
    const what = known?.name ?? about;
    const facts = { ...(what && { what }), by: by.name, ...(reason.trim() !== '' && { note: reason }) };
    const topic = outcome === 'released' ? 'held-released' : 'held-rejected';
    const message = { topic, key: `held ${line.receiptId}`, about: line.receiptId, facts } as const;
    await tell(store, schoolId, [line.senderId], message, parts.now());
    if (outcome !== 'released') return;
    const { id, subject } = JSON.parse(line.raw) as { id: string; subject: string };
    await tellAwaiting(store, schoolId, { id: subject, submission: id }, parts.now());
  });
}

async function harmless({ log }: Telling, telling: () => Promise<void>): Promise<void> {
  try {
    await telling();
  } catch (fault) {
    log.error({ err: fault }, 'a message could not be written');
  }
}
