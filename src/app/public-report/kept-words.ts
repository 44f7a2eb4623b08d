// What was written so far, kept until this window is closed: a reload, or a call that comes in, loses no word.
import * as v from 'valibot';
import { hazardCategories, repairKinds } from '../../domain/hazard-words.ts';

const Written = v.object({
  /** `repair`: something is broken; then what. */
  category: v.nullable(v.picklist([...hazardCategories, 'repair'])),
  kind: v.optional(v.nullable(v.picklist(repairKinds)), null),
  text: v.string(),
  name: v.string(),
  phone: v.string(),
});
export type Written = v.InferOutput<typeof Written>;

export const nothingWritten: Written = { category: null, kind: null, text: '', name: '', phone: '' };

const keyOf = (code: string): string => `patrol-report-${code}`;

/** Null where nothing was written at this code, or what is kept cannot be read. */
export function keptWords(code: string): Written | null {
  try {
    const read = v.safeParse(Written, JSON.parse(sessionStorage.getItem(keyOf(code)) ?? 'null'));
    return read.success ? read.output : null;
  } catch (error) {
    // A browser that stores nothing, or what somebody else has put there.
    if (error instanceof DOMException || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Null forgets it. */
export function keepWords(code: string, written: Written | null): void {
  try {
    if (written) sessionStorage.setItem(keyOf(code), JSON.stringify(written));
    else sessionStorage.removeItem(keyOf(code));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** A name for this window, as long as it is open: on a phone that several use nobody is shown what another has taken. */
export function windowOf(code: string): string {
  const key = `${keyOf(code)}-window`;
  const fresh = `${Date.now()}-${Math.random()}`;
  try {
    const known = sessionStorage.getItem(key) ?? fresh;
    sessionStorage.setItem(key, known);
    return known;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return fresh;
  }
}
