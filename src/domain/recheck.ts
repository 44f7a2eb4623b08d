// 抽查复检: one inspection in twenty is looked at a second time by somebody else, and how far both agree is told.
import { judge, type Answer, type Judgement } from './answer.ts';
import { placeOfItem } from './asset-item.ts';
import { asWalked } from './asset-walk.ts';
import { draw } from './draw.ts';
import { answersById, inspectionDay, type Inspection } from './inspection.ts';
import { askedItems } from './logic.ts';
import { correctedMs } from './moment.ts';
import type { Column, Item, Template } from './template.ts';
import type { Bilingual } from './text.ts';

/** 5 % (`ux-performance.md` A12). */
export const share = 1 / 20;
/** After a day the place is another one. */
export const recheckMs = 24 * 3_600_000;

/** It follows from the record's id alone: nothing that is answered changes it, and nobody chooses. */
export const isDrawn = (inspectionId: string): boolean => draw(`recheck ${inspectionId}`) < share;

/** One side of a pair: what somebody handed in first; a correction after the other was known is no second look. */
export type Side = { by: string; template: Template; inspection: Inspection };

/** What tells whether one is the second look at the other. */
type Look = { by: string; inspection: Pick<Inspection, 'placeId' | 'template' | 'startedAt' | 'finishedAt'> };

/** Until when a second look is one, UTC ms. */
export const recheckBy = (finishedAt: number): number => finishedAt + recheckMs;

/**
 * Is `second` the second look at `first`? The same checklist at the same place, by somebody else, begun when the first was
 * finished, and finished within 24 hours of that. It does not say so itself: whoever walks by need not know that he is the second.
 */
export function isSecondLook(first: Look, second: Look): boolean {
  const finished = correctedMs(first.inspection.finishedAt);
  return (
    second.by !== first.by &&
    second.inspection.placeId === first.inspection.placeId &&
    second.inspection.template.code === first.inspection.template.code &&
    correctedMs(second.inspection.startedAt) >= finished &&
    correctedMs(second.inspection.finishedAt) <= recheckBy(finished)
  );
}

/** Of those that are second looks the one that was finished first: nobody picks the one that agrees. */
export function secondLook<T extends Look>(first: Look, others: readonly T[]): T | undefined {
  const finished = ({ inspection }: Look) => correctedMs(inspection.finishedAt);
  return others.filter((one) => isSecondLook(first, one)).sort((a, b) => finished(a) - finished(b))[0];
}

export type Said = Exclude<Judgement, 'open'>;
export type Difference = { itemId: string; text: Bilingual; first: Said; second: Said };
/** `compared`: items that both answered; `agreed`: those of them that both found alike. */
export type Agreement = { compared: number; agreed: number; differs: Difference[] };

/** What can only be answered, and never be abnormal, says nothing about agreeing. */
function mayBeAbnormal(asked: Item | Column): boolean {
  const { type, limit, options, date } = asked;
  if (type === 'NUM') return limit !== undefined;
  if (type === 'CH') return options?.some(({ abnormal }) => abnormal) ?? false;
  if (type === 'DATE') return date !== undefined;
  return type === 'PF' || ('columns' in asked && (asked.columns?.some(mayBeAbnormal) ?? false));
}

/** Normal, abnormal or not applicable: are they alike at the items both answered? Numbers that differ and are both normal agree. */
export function agreement(timeZone: string, first: Side, second: Side): Agreement {
  const theirs = saidIn(second, timeZone);
  const both = [...saidIn(first, timeZone)].flatMap(([key, { item, said }]) => {
    const other = theirs.get(key);
    return other ? [{ itemId: item.id, text: item.text, first: said, second: other.said }] : [];
  });
  const differs = both.filter((one) => one.first !== one.second);
  return { compared: both.length, agreed: both.length - differs.length, differs };
}

/** By item, and by the asset it is about: two walks need not go past them in the same order. */
function saidIn({ template, inspection }: Side, timeZone: string): Map<string, { item: Item; said: Said }> {
  const on = inspectionDay(inspection, timeZone);
  const given: ReadonlyMap<string, Answer> = answersById(inspection.answers);
  const asked = askedItems(asWalked(template, inspection.assets), given, on);
  return new Map(
    asked.flatMap((item) => {
      const said = judge(item, given.get(item.id), on);
      const { base, place } = placeOfItem(item.id);
      const asset = place === null ? '' : (inspection.assets?.[place - 1]?.id ?? '');
      return said === 'open' || !mayBeAbnormal(item) ? [] : [[`${base} ${asset}`, { item, said }] as const];
    }),
  );
}

/** Pairs together. `rate`: 0 to 1 over all items, null where nothing was compared. */
export function agreementOf(pairs: readonly Pick<Agreement, 'compared' | 'agreed'>[]): {
  pairs: number;
  compared: number;
  agreed: number;
  rate: number | null;
} {
  const compared = pairs.reduce((sum, pair) => sum + pair.compared, 0);
  const agreed = pairs.reduce((sum, pair) => sum + pair.agreed, 0);
  return { pairs: pairs.length, compared, agreed, rate: compared > 0 ? agreed / compared : null };
}
