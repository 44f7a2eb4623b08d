// 给外单位的链接: an outside firm without an account reads one case and says how far it is, for as long as it has it in hand.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { filled, Ms } from './schema/text.ts';

/** A link ends after so long, whatever becomes of the case. */
export const firmLinkMs = 14 * 24 * 3_600_000;
/** So long after that it is known how to reach the firm. */
export const firmLinkKeptMs = 90 * 24 * 3_600_000;
/** So many open one case at once. */
export const mostFirmLinks = 5;

/** `phone`: may be empty. */
export const NewFirmLink = v.strictObject({
  firm: filled(60),
  phone: v.pipe(v.string(), v.regex(/^[\d+ -]{0,20}$/, 'bad-text')),
});
export type NewFirmLink = v.InferOutput<typeof NewFirmLink>;

/** `secret`: opens the case together with its number; told once, the school keeps only its hash. */
export const FirmLinkMade = v.object({
  protocol: v.literal(protocol),
  id: v.string(),
  number: v.string(),
  secret: v.string(),
  until: Ms,
});
export type FirmLinkMade = v.InferOutput<typeof FirmLinkMade>;

/** `until`: when it ends at the latest. `isLive`: it opens the case now. */
export const FirmLinkRow = v.object({
  id: v.string(),
  firm: v.string(),
  phone: v.string(),
  byName: v.string(),
  at: Ms,
  until: Ms,
  takenBackAt: v.nullable(Ms),
  isLive: v.boolean(),
});
export type FirmLinkRow = v.InferOutput<typeof FirmLinkRow>;

/** The newest first. `mayGive`: the case is being put right, and there is room for one more. */
export const FirmLinks = v.object({
  protocol: v.literal(protocol),
  rows: v.array(FirmLinkRow),
  mayGive: v.boolean(),
  asOf: Ms,
});
export type FirmLinks = v.InferOutput<typeof FirmLinks>;
