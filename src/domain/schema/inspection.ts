// How an inspection is read off the wire.
import * as v from 'valibot';
import { maxPhotosPerEntry } from '../photo.ts';
import { spotReasons } from '../spot-photo.ts';
import { WalkedAssets } from './asset.ts';
import { Answer, Signature } from './answer.ts';
import { Moment } from './moment.ts';
import { Photo } from './photo.ts';
import { ItemId, WalkedItemId } from './template.ts';
import { Bilingual, Count, filled, Id, typed } from './text.ts';
import { maxVoicesPerEntry } from '../voice.ts';
import { Voice } from './voice.ts';

const Location = v.strictObject({ latitude: v.number(), longitude: v.number(), accuracyM: v.number(), ageMs: Count });

/**
 * What a finished inspection says. `activeMs`: how long the page was looked at, in ms. `correction`: why it takes the
 * place of a record that had its receipt. `late` (schema 2): why it was finished on another day (补录). With
 * schema 3 an answer may name the hazard it is (`known`), and `spot` says that a spot photo was asked for, and why there is
 * none (null: nothing was in the way). `carried`: begun with version `from`; `left` are answers to it that are none in the
 * version it was finished with, as they read; `voices` are notes spoken on items. `assets` (schema 4): what was walked one by
 * one; the answers then name the asset. With schema 6 what was put right on the spot names its after-photo. With
 * schema 7 an asset says what one of category `other` is, what an item asks for a major hazard (`majorIf`) is answered,
 * and what should have been put right on the spot (D0) and was not is due within a day. With schema 8 a known hazard that it names is that one also where it was closed
 * after it was confirmed and before this came in.
 */
export const Inspection = v.strictObject({
  placeId: Id,
  template: v.strictObject({ code: v.pipe(v.string(), v.maxLength(4)), version: v.pipe(Count, v.minValue(1)) }),
  startedAt: Moment,
  finishedAt: Moment,
  activeMs: Count,
  answers: v.pipe(v.array(Answer), v.maxLength(2000)),
  photos: v.pipe(v.array(Photo), v.maxLength(maxPhotosPerEntry, 'too-many-photos')),
  voices: v.optional(v.pipe(v.array(Voice), v.maxLength(maxVoicesPerEntry))),
  location: v.nullable(Location),
  correction: v.optional(v.strictObject({ reason: filled(200) })),
  late: v.optional(v.strictObject({ reason: filled(200) })),
  carried: v.optional(
    v.strictObject({
      from: v.pipe(Count, v.minValue(1)),
      left: v.pipe(
        v.array(v.strictObject({ itemId: WalkedItemId, text: Bilingual, said: typed(1000) })),
        v.maxLength(500),
      ),
    }),
  ),
  assets: v.optional(WalkedAssets),
  spot: v.optional(v.strictObject({ skipped: v.nullable(v.picklist(spotReasons)) })),
});

/** A signature given after submission. `submission`: the entry that was read and is signed; a correction after it is not. */
export const Signing = v.strictObject({
  submission: Id,
  placeId: Id,
  template: v.strictObject({ code: v.pipe(v.string(), v.maxLength(4)), version: v.pipe(Count, v.minValue(1)) }),
  itemId: ItemId,
  signature: Signature,
});
