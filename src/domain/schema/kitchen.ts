// How the food-sample register is read off the wire.
import * as v from 'valibot';
import { meals, mostGrams, mostHandedOverAtOnce, mostSignedAtOnce, ways } from '../kitchen.ts';
import { Signature } from './answer.ts';
import { maxPhotosPerSample } from '../photo.ts';
import { Moment } from './moment.ts';
import { Photo } from './photo.ts';
import { filled, Id, typed } from './text.ts';

/** yyyy-mm-dd in the school's time zone. */
const Day = v.pipe(v.string(), v.isoDate());
/** hh:mm on the school's wall. */
const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const Dish = filled(40);
/** ℃, tenths. */
const Celsius = v.pipe(
  v.number(),
  v.minValue(-60),
  v.maxValue(60),
  v.check((celsius) => celsius === Math.round(celsius * 10) / 10, 'not-tenths'),
);
const served = { canteenId: Id, day: Day, meal: v.picklist(meals) };

/** What a canteen serves on a day. `until`: when the meal ends; each dish once. */
export const Menu = v.strictObject({
  canteenId: Id,
  day: Day,
  meals: v.pipe(
    v.array(
      v.strictObject({
        meal: v.picklist(meals),
        until: Clock,
        dishes: v.pipe(v.array(Dish), v.maxLength(80)),
      }),
    ),
    v.maxLength(meals.length),
  ),
});

/** `photos` (schema 2): of the box. `grams` whole; `until` as on the menu when the sample was taken, null for what is not on it. */
export const SampleTaken = v.strictObject({
  ...served,
  dish: Dish,
  until: v.nullable(Clock),
  grams: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(mostGrams)),
  box: filled(20),
  fridge: filled(20),
  shelf: typed(20),
  takenAt: Moment,
  photos: v.optional(v.pipe(v.array(Photo), v.maxLength(maxPhotosPerSample, 'too-many-photos'))),
});

/** A dish of which no sample was kept, and why. */
export const SampleMissed = v.strictObject({ ...served, dish: Dish, reason: filled(200) });

export const SampleDisposed = v.strictObject({
  canteenId: Id,
  way: v.picklist(ways),
  note: typed(200),
  witness: filled(20),
});

/** One signature of a second person under several samples of a canteen, as a rule those of a meal; the subject is the first. */
export const SamplesSigned = v.strictObject({
  canteenId: Id,
  samples: v.pipe(v.array(Id), v.minLength(1), v.maxLength(mostSignedAtOnce)),
  signature: Signature,
});

/** On a paper that leaves the school nobody signs without a name. */
const Signed = v.pipe(
  Signature,
  v.check(({ name }) => name.trim() !== '', 'empty'),
);

/**
 * Sealed boxes that went to an authority such as 市场监管局, signed by who hands them over (`giver`) and who takes them. `seal`: the
 * entry that set it; the subject is the first box.
 */
export const SamplesHandedOver = v.strictObject({
  canteenId: Id,
  seal: Id,
  samples: v.pipe(v.array(Id), v.minLength(1), v.maxLength(mostHandedOverAtOnce)),
  unit: filled(40),
  giver: Signed,
  taker: Signed,
});

/** `again`: measured once more after a first reading out of limits. */
export const FridgeRead = v.strictObject({
  canteenId: Id,
  fridge: filled(20),
  celsius: Celsius,
  again: v.nullable(Celsius),
});

/**
 * What the school asks of its samples: grams of each dish, hours it is kept, ℃ of the fridge. Any figures are read here;
 * the rules refuse those that ask for less than the law.
 */
export const Figures = v.pipe(
  v.strictObject({
    grams: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)),
    keepHours: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(240)),
    min: Celsius,
    max: Celsius,
  }),
  v.check(({ min, max }) => min < max, 'no-range'),
);

/** Sealing and lifting a seal, with the reason. */
export const Sealing = v.strictObject({ canteenId: Id, reason: filled(200) });
