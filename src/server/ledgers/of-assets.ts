// Lines made from the equipment register, place by place; what walks say of each in the days that were asked for stands beside it.
import { setImmediate } from 'node:timers/promises';
import { byLabel, type AssetRecord } from '../../domain/asset.ts';
import { walksOf } from '../../domain/ledgers/inspection-line.ts';
import type { FromAssets } from '../../domain/ledgers/ledgers.ts';
import { inPlaceOrder, isWithin, type Place } from '../../domain/place.ts';
import type { Parts } from '../env.ts';
import { answeringFor } from './answering-for.ts';
import type { LedgerAsked, Position } from './asked.ts';
import { casesAfter } from './of-cases.ts';
import { inspected, recordsOf } from './of-inspections.ts';
import type { LedgerPart } from './read-part.ts';

const linesOnPage = 200;

/** A school has a few thousand things: they are read at once, and shown some hundred at a time. */
export async function partOfAssets(
  parts: Parts,
  asked: LedgerAsked,
  ledger: FromAssets,
  after: Position | null,
): Promise<LedgerPart> {
  const { form, stands, walked, faults } = ledger;
  const all = await parts.store.documents.all(asked.who.school.id, 'asset');
  const assets = inOrder(all.filter(stands), asked);
  const walks = walked ? await lastWalks(parts, { ...asked, isPage: false }, walked) : new Map<string, never>();
  const failures = faults ? await faultsInYear(parts, asked) : new Map<string, YearOfOne>();
  const { school } = asked.who;
  const personOf = await answeringFor(parts, school, asked.around.now, asked.around.placeOf);
  const rows = assets.flatMap((asset) => {
    const { times, yuan } = failures.get(asset.id) ?? { times: 0, yuan: null };
    const source = {
      asset,
      walked: walks.get(asset.id) ?? null,
      faults: times,
      yuan,
      person: personOf(asset)?.name ?? null,
    };
    return form.rowsOf(source, asked.around);
  });
  const from = after?.at ?? 0;
  const to = asked.isPage ? from + linesOnPage : rows.length;
  return { rows: rows.slice(from, to), next: to < rows.length ? { day: '', at: to, id: '' } : null };
}

function inOrder(assets: readonly AssetRecord[], { within, around }: LedgerAsked): AssetRecord[] {
  const at = Map.groupBy(assets, ({ placeId }) => placeId);
  const places = [...at.keys()].flatMap((id): Place[] => {
    const place = around.placeOf(id);
    return place && isWithin(place, within) ? [place] : [];
  });
  return inPlaceOrder(places).flatMap(({ id }) => (at.get(id) ?? []).toSorted(byLabel));
}

async function lastWalks(parts: Parts, asked: LedgerAsked, code: string) {
  const last = new Map<string, { day: string; faults: string }>();
  let after: Position | null = null;
  do {
    const { records, next } = await recordsOf(parts, asked, [code], after);
    for (const source of await inspected(parts, asked, records))
      for (const { assetId, ...walk } of walksOf(source, asked.around)) last.set(assetId, walk);
    after = next;
    await setImmediate();
  } while (after);
  return last;
}

const yearMs = 365 * 86_400_000;

/** How often it failed, and what putting it right was said to cost. */
type YearOfOne = { times: number; yuan: number | null };

async function faultsInYear(parts: Parts, asked: LedgerAsked): Promise<Map<string, YearOfOne>> {
  const year = new Map<string, YearOfOne>();
  let after: Position | null = null;
  do {
    const { rows, next } = await casesAfter(parts, asked, { from: asked.at - yearMs }, after);
    for (const { asset, state, handling } of rows) {
      if (!asset || state === 'withdrawn' || state === 'rejected') continue;
      const { times, yuan } = year.get(asset.id) ?? { times: 0, yuan: null };
      const cost = handling?.rectified?.yuan;
      year.set(asset.id, { times: times + 1, yuan: cost === undefined ? yuan : (yuan ?? 0) + cost });
    }
    after = next;
    await setImmediate();
  } while (after);
  return year;
}
