// What stands out about rounds, records and cases, for managers to look at: facts, never verdicts, and never a ranking of people.
import type * as v from 'valibot';
import type { InspectionRecord } from './documents.ts';
import type { Hazard } from './hazard.ts';
import { isSaid } from './hazard-handling.ts';
import { isTimeSuspect } from './moment.ts';
import type { Round } from './round.ts';
import { roundFacts } from './round-facts.ts';
import type { RoundGap } from './round-gaps.ts';
import type { Leg } from './round-legs.ts';
import type * as schema from './schema/told-remark.ts';
import { isLate, isOnEarth, leastMs } from './second-look.ts';
import { spotPhoto } from './spot-photo.ts';
import type { Template } from './template.ts';

export type RemarkKind = (typeof schema.remarkKinds)[number];

export type Remark = v.InferOutput<typeof schema.Remark>;
/** A picture that was handed in before. `entryId`: which step of a case brought it, or its report. */
export type Again = v.InferOutput<typeof schema.Again> & { isSame: boolean; entryId?: string };

const some = (remarks: readonly (Remark | false | null | undefined)[]): Remark[] =>
  remarks.filter((one): one is Remark => typeof one === 'object' && one !== null);

const inSeconds = (ms: number): number => Math.round(ms / 1000);

function ofPhotos(again: readonly Again[]): Remark[] {
  const those = (isSame: boolean) =>
    again.filter((one) => one.isSame === isSame).map(({ spot, earlier }) => ({ spot, earlier }));
  const [same, like] = [those(true), those(false)];
  return some([
    same.length > 0 && { kind: 'same-photo', photos: same },
    like.length > 0 && { kind: 'like-photo', photos: like },
  ]);
}

/** What is known of a round besides itself. `again`: its photos that were handed in before; `gap`: how long it was since the one before; `legs`: ways that were too quick. */
type Besides = { again?: readonly Again[]; gap?: RoundGap | undefined; legs?: readonly Leg[] };

/** Of a round that somebody walked; nobody's round has none. */
export function roundRemarks(round: Round, { again = [], gap, legs = [] }: Besides): Remark[] {
  if (round.walks.length === 0) return [];
  const { fast, early, outOfOrder, unsure, off, unproved, typed, micro } = roundFacts(round);
  return some([
    ...ofPhotos(again),
    fast && { kind: 'fast-round', ...fast },
    legs.length > 0 && { kind: 'far', legs: [...legs] },
    gap && { kind: 'gap', minutes: gap.minutes, most: gap.most },
    round.closed?.unplanned && { kind: 'unplanned' },
    round.closed?.unheard && { kind: 'older-plan', places: round.closed.unheard },
    early.length > 0 && { kind: 'early', places: early },
    unproved.length > 0 && { kind: 'unproved', places: unproved },
    typed.length > 0 && { kind: 'typed', places: typed },
    micro.length > 0 && { kind: 'micro', places: micro },
    outOfOrder.length > 0 && { kind: 'order', places: outOfOrder },
    unsure.length + off.length > 0 && { kind: 'clock', places: unsure, ...(off.length > 0 && { off }) },
  ]);
}

/** Of a case; what its reporter took back has none. */
export const hazardRemarks = (hazard: Pick<Hazard, 'state' | 'handling'>, again: readonly Again[]): Remark[] =>
  isSaid(hazard) ? ofPhotos(again) : [];

/** Of a record that stands; a withdrawn one has none. `template`: as it was published. `usual`: ms that so many items usually take there, where this was much quicker. */
export function inspectionRemarks(
  { id, state, tally, inspection, receivedAt }: InspectionRecord,
  template: Template | undefined,
  timeZone: string,
  again: readonly Again[],
  usual: number | null = null,
): Remark[] {
  if (state === 'withdrawn') return [];
  const { activeMs, location, late, finishedAt } = inspection;
  const least = leastMs(tally);
  const took = { seconds: inSeconds(activeMs), least: inSeconds(least) };
  const isFast = activeMs < least;
  const isAllNormal = tally.abnormal + tally.notApplicable === 0;
  // What was recorded before photos were drawn says nothing of them.
  const spot = inspection.spot && template ? spotPhoto(id, template, inspection) : null;
  return some([
    ...ofPhotos(again),
    isFast && { kind: isAllNormal ? 'all-normal' : 'fast', ...took },
    !isFast && usual !== null && { kind: 'quick', seconds: took.seconds, usual: inSeconds(usual) },
    spot && spot.is !== 'given' && { kind: 'spot', is: spot.is },
    isTimeSuspect(finishedAt, receivedAt) && { kind: 'clock', places: [] },
    location && !isOnEarth(location) && { kind: 'location' },
    isLate(inspection, timeZone) && { kind: 'late', reason: late?.reason ?? '' },
  ]);
}
