// What reading places from a workbook comes to: the places as they would stand, or every row that is wrong.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Place } from './schema/place.ts';
import { Count } from './schema/text.ts';

/** Why a row cannot be taken. Stable: the screen has a sentence for each. */
export const badPlaceCodes = [
  'not-xlsx',
  'too-large',
  'sheet-missing',
  'empty',
  'too-long',
  'bad-text',
  'order',
  'code-unknown',
  'code-twice',
  'place-twice',
  'in-itself',
] as const;
export type BadPlaceCode = (typeof badPlaceCodes)[number];

/** `row`: as the spreadsheet numbers it, 0 for the whole file. `value`: what stands there, cut to 100 characters. */
export const BadPlaceRow = v.object({ row: v.number(), value: v.string(), code: v.picklist(badPlaceCodes) });
export type BadPlaceRow = v.InferOutput<typeof BadPlaceRow>;
export const BadPlaceRows = v.looseObject({ rows: v.array(BadPlaceRow) });

/** Nothing is kept by reading: `places` are what keeping them would say, above before below. */
export const PlacesRead = v.object({
  protocol: v.literal(protocol),
  places: v.array(Place),
  added: Count,
  renamed: Count,
  moved: Count,
  same: Count,
});
export type PlacesRead = v.InferOutput<typeof PlacesRead>;
