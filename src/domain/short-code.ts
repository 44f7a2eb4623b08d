// Numbers that people read out, write down and type.

/** Crockford's: none of them is to be mistaken for another. */
export const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What people read or type in place of the letter that is meant. */
const mistaken: Record<string, string> = { O: '0', I: '1', L: '1' };
const bitsALetter = 5;
const hexOfRandom = 12;

/** The last random bits of an id, five a letter, at most eight letters, a dash after the fourth: 4F7K-92XM. */
export function shortCode(id: string, length: number): string {
  let bits = parseInt(id.replaceAll('-', '').slice(-hexOfRandom), 16) % 2 ** (bitsALetter * length);
  let text = '';
  for (let i = 0; i < length; i++) {
    text = (letters[bits % letters.length] ?? '') + text;
    bits = Math.floor(bits / letters.length);
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** A code as it was typed or scanned, in its one spelling; null for what is none. */
export function readShortCode(text: string, length: number): string | null {
  const plain = Array.from(
    text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, ''),
    (one) => mistaken[one] ?? one,
  );
  if (plain.length !== length || !plain.every((one) => letters.includes(one))) return null;
  return `${plain.slice(0, 4).join('')}-${plain.slice(4).join('')}`;
}

/** Forty bits: of ten thousand boxes two share a code once in twenty thousand schools. */
const boxLetters = 8;

/** The code on a box of the food-sample register. */
export const boxCode = (sampleId: string): string => shortCode(sampleId, boxLetters);

/** The code of a box in what somebody typed, or in the address its label holds; null where there is none. */
export function boxCodeIn(text: string): string | null {
  const said = text.trim();
  return readShortCode(/\/b\/([^/?#]+)\/?$/i.exec(said)?.[1] ?? said, boxLetters);
}
