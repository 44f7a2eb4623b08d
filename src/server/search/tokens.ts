// Text as the search reads it: each Han character by itself, letters and digits in runs, everything else a gap.

/** `from` and `to`: where it stands in the text as it was given, in UTF-16 units. */
export type Token = { text: string; from: number; to: number };

const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{M}]/u;
const digit = /\p{N}/u;
/** A run that is longer is nobody's word. */
const longestRun = 64;

type Run = 'letters' | 'digits' | null;

/** Width and case are no difference; 3号楼B203 is 3, 号, 楼, b, 203. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let run: Run = null;
  let from = 0;
  for (const given of text) {
    const to = from + given.length;
    for (const one of given.normalize('NFKC').toLowerCase()) {
      const is = han.test(one) ? 'han' : letter.test(one) ? 'letters' : digit.test(one) ? 'digits' : null;
      const last = tokens.at(-1);
      if (is === 'han') tokens.push({ text: one, from, to });
      else if (is !== null && is === run && last && last.text.length < longestRun) {
        last.text += one;
        last.to = to;
      } else if (is !== null) tokens.push({ text: one, from, to });
      run = is === 'han' ? null : is;
    }
    from = to;
  }
  return tokens;
}

/** As the index takes it: SQLite splits at spaces. */
export const spaced = (text: string): string =>
  tokensOf(text)
    .map((token) => token.text)
    .join(' ');

export const isHan = (text: string): boolean => han.test(text);
