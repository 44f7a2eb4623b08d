// What was typed at the link for an outside firm, kept on this phone until it is sent or the time of the link is over: a reload, or a chat that closes
// its page, loses no word. A link that opens nothing may open again, when the case comes back to whoever gave it.
import * as v from 'valibot';

const Typed = v.object({ note: v.string(), name: v.string(), until: v.number() });
export type FirmWords = Omit<v.InferOutput<typeof Typed>, 'until'>;

type Link = { number: string; secret: string };
const before = 'patrol-firm-';
/** Several links may open one case. */
export const keyOf = ({ number, secret }: Link): string => `${before}${number}-${secret.slice(0, 6)}`;

function typedAt(key: string): v.InferOutput<typeof Typed> | null {
  try {
    const read = v.safeParse(Typed, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return read.success ? read.output : null;
  } catch (error) {
    // A browser that stores nothing, or what somebody else has put there.
    if (error instanceof DOMException || error instanceof SyntaxError) return null;
    throw error;
  }
}

export const firmWords = (link: Link): FirmWords | null => typedAt(keyOf(link));

/** `until`: when the link ends, UTC ms. Nothing typed, or null, forgets it. */
export function keepFirmWords(link: Link, said: FirmWords | null, until = 0): void {
  try {
    if (said && (said.note !== '' || said.name !== ''))
      localStorage.setItem(keyOf(link), JSON.stringify({ ...said, until }));
    else localStorage.removeItem(keyOf(link));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Of links that have ended by `now` (UTC ms). */
export function forgetEndedFirmWords(now: number): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(before));
    for (const key of keys) if ((typedAt(key)?.until ?? 0) <= now) localStorage.removeItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
