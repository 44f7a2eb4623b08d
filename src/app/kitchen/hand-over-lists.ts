// What of a canteen's sealed boxes is still here, and the signed lists of what went.
import { isSealed, mostHandedOverAtOnce, type HandedOver, type Sample, type Seal } from '../../domain/kitchen.ts';
import type { KeptSample } from './kitchen-day.ts';

export type SealedBox = KeptSample & { state: 'kept' };
export type GoneBox = Extract<Sample, { state: 'handed-over' }>;
/** Boxes that went with one pair of signatures. */
export type SignedList = { of: HandedOver; boxes: GoneBox[] };
export type HandOverLists = { seal: Seal | undefined; waiting: SealedBox[]; signed: SignedList[] };

const oldestFirst = (a: KeptSample, b: KeptSample): number => a.kept.takenAt - b.kept.takenAt;

/** `waiting`: under the standing seal, the oldest first, as many as one list may hold. `signed`: the newest first. */
export function handOverLists(samples: readonly Sample[], seals: readonly Seal[], canteenId: string): HandOverLists {
  const here = samples.filter((sample) => sample.canteenId === canteenId);
  const seal = seals.find((one) => one.canteenId === canteenId);
  const waiting = here.filter((sample): sample is SealedBox => sample.state === 'kept' && isSealed(sample.kept, seal));
  const gone = here.filter((sample): sample is GoneBox => sample.state === 'handed-over').sort(oldestFirst);
  const entries = [...new Set(gone.map(({ handedOver }) => handedOver.entry))];
  const signed = entries.flatMap((entry): SignedList[] => {
    const boxes = gone.filter(({ handedOver }) => handedOver.entry === entry);
    const of = (boxes.find(({ handedOver }) => handedOver.signatures) ?? boxes[0])?.handedOver;
    return of ? [{ of, boxes }] : [];
  });
  return {
    seal: seal && !seal.lifted ? seal : undefined,
    waiting: waiting.sort(oldestFirst).slice(0, mostHandedOverAtOnce),
    signed: signed.sort((a, b) => b.of.at - a.of.at),
  };
}

/** The register as it was read, with what was recorded on this phone since. */
export function withOwn<T extends { id: string } | { canteenId: string }>(read: readonly T[], own: readonly T[]): T[] {
  const key = (one: T): string => ('id' in one ? one.id : one.canteenId);
  return [...new Map([...read, ...own].map((one) => [key(one), one])).values()];
}
