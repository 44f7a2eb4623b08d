// 食品留样: what is kept of each dish, for how long, and what may be done with it when (L45 art. 40; `domain.md` 12.1-12.4).
import type * as v from 'valibot';
import type { Signature } from './answer.ts';
import type { Photo } from './photo.ts';
import type * as schema from './schema/kitchen.ts';
import { wallClock } from './wall-clock.ts';

/** 早, 中, 晚, 夜宵, 加餐 of the register (`domain.md` 8.5). */
export const meals = ['breakfast', 'lunch', 'dinner', 'supper', 'extra'] as const;
export type Meal = (typeof meals)[number];

/** How a sample ends. */
export const ways = ['kitchen-waste', 'destroyed', 'handed-over'] as const;
export type Way = (typeof ways)[number];

export type Menu = v.InferOutput<typeof schema.Menu>;
export type SampleTaken = v.InferOutput<typeof schema.SampleTaken>;

/** Grams of each dish at the least (L45 art. 40): a school may ask for more, never for less. */
export const leastGrams = 125;
const hour = 3_600_000;
/** Ms a sample is kept at the least (L45 art. 40). */
export const keepMs = 48 * hour;
const lateAfterMs = hour / 2;
/** ℃ of a sample fridge (OP18). */
export const fridgeLimits = { min: 0, max: 8 } as const;

/** More than this in one box is a slip of the finger. */
export const mostGrams = 5000;
/** More dishes than any menu has. */
export const mostSignedAtOnce = 80;
/** More boxes than a canteen keeps of a week. */
export const mostHandedOverAtOnce = 400;

type Doer = { by: string; byName: string };

/** A box in the fridge, or the gap where one should be. Times UTC ms, corrected. */
export type Sample = Doer & {
  id: string;
  canteenId: string;
  canteenName: string;
  day: string;
  meal: Meal;
  dish: string;
  entries: string[];
  /** The second signature (审核); left out until there is one. */
  signed?: SampleSigned;
} & (
    | { state: 'kept' | 'disposed'; kept: Kept; disposed: Disposed | null; missed: null }
    | { state: 'handed-over'; kept: Kept; disposed: null; missed: null; handedOver: HandedOver }
    | { state: 'missed'; kept: null; disposed: null; missed: { reason: string; at: number } }
  );

/** `late`: taken more than half an hour after the meal (补留). `sure`: the phone had heard of the server's clock. */
export type Kept = {
  grams: number;
  box: string;
  fridge: string;
  shelf: string;
  takenAt: number;
  keepUntil: number;
  late: boolean;
  sure: boolean;
  photos?: readonly Photo[];
  /** Grams the school asked for, where they were more than there are. */
  asked?: number;
  /** From when the hours count where that is not `takenAt`: not `sure` when it was taken, so from when the server heard of it. */
  countsFrom?: number;
};
/** By whom besides the one who took it. `entry`: samples signed together share it, and the first of them carries the `signature`. UTC ms, corrected. */
export type SampleSigned = Doer & { at: number; entry: string; signature: Signature | null };
/** `early`: after 48 hours, and before what the school asks for, by a phone that did not know it yet. */
export type Disposed = Doer & { at: number; way: Way; note: string; witness: string; early?: true };

/**
 * 移交: a sealed box went to `taker` of `unit`, and what becomes of it is theirs. `by` handed it over under the seal that entry `seal` set.
 * `entry`: boxes of one list share it, and the first of them carries the `signatures`. UTC ms, corrected.
 */
export type HandedOver = Doer & {
  at: number;
  entry: string;
  seal: string;
  unit: string;
  taker: string;
  signatures: { giver: Signature; taker: Signature } | null;
};

export type FridgeReading = Doer & {
  id: string;
  canteenId: string;
  fridge: string;
  celsius: number;
  again: number | null;
  /** What the school asked at that moment, where it is not the law's 0-8 ℃. */
  limits?: { min: number; max: number };
  at: number;
  day: string;
};

/** 事故封存: nothing taken from `from` on may be disposed of until it is lifted. One of each canteen, the last. */
export type Seal = Doer & {
  canteenId: string;
  from: number;
  sealedAt: number;
  reason: string;
  lifted: (Doer & { at: number; reason: string }) | null;
  /** The entry that set it, where `entries` begin with those of a seal that was lifted before. */
  setBy?: string;
  entries: string[];
};

export const menuId = ({ canteenId, day }: Pick<Menu, 'canteenId' | 'day'>): string => `${canteenId}.${day}`;

/** From when on the box may be disposed of: 48 h after it was taken, or as long as the school asks. UTC ms. */
export const keepUntil = (takenAt: number, keepHours: number): number => takenAt + Math.max(keepMs, keepHours * hour);

/** From when its 48 hours count, UTC ms. */
export const countsFrom = (kept: Pick<Kept, 'takenAt' | 'countsFrom'>): number => kept.countsFrom ?? kept.takenAt;

export const mayDispose = (kept: Pick<Kept, 'keepUntil'>, now: number): boolean => now >= kept.keepUntil;

/** As people write a name: width, case and spaces are no difference. */
export const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other);
const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

/** Is the box under seal? What was taken before the 48 hours the seal covers is not. */
export const isSealed = (kept: Pick<Kept, 'takenAt' | 'countsFrom'>, seal: Seal | undefined): boolean =>
  seal !== undefined && seal.lifted === null && countsFrom(kept) >= seal.from;

/** 补留: taken more than half an hour after the meal ended. `until` hh:mm; null where no menu says. */
export function isLate(takenAt: number, day: string, until: string | null, timeZone: string): boolean {
  if (until === null) return false;
  return wallClock(takenAt, timeZone).getTime() > Date.parse(`${day}T${until}:00Z`) + lateAfterMs;
}

type Limits = { min: number; max: number };
const isCold = (celsius: number, { min, max }: Limits): boolean => celsius >= min && celsius <= max;

/** Out of limits at first: measure once more before it counts (`domain.md` 12.3). */
export const mustMeasureAgain = (celsius: number, limits: Limits): boolean => !isCold(celsius, limits);

/** A reading out of limits that the second one confirmed, or that was not measured again. */
export const isWarm = ({
  celsius,
  again,
  limits = fridgeLimits,
}: Pick<FridgeReading, 'celsius' | 'again' | 'limits'>): boolean =>
  !isCold(celsius, limits) && (again === null || !isCold(again, limits));

/** How far a meal's samples are: each dish of the menu is kept, missed with a reason, or open. */
export type Coverage = { dishes: number; kept: number; missed: number; open: string[] };

/** Samples of dishes that are not on the menu do not count. */
export function coverage(dishes: readonly string[], samples: readonly Pick<Sample, 'dish' | 'state'>[]): Coverage {
  const states = new Map(samples.map((sample) => [sample.dish, sample.state]));
  const open = dishes.filter((dish) => !states.has(dish));
  const missed = dishes.filter((dish) => states.get(dish) === 'missed').length;
  return { dishes: dishes.length, kept: dishes.length - open.length - missed, missed, open };
}
