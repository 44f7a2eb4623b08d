// The words somebody looks for, and where they stand in a text.
import { initialsOf } from './pinyin.ts';
import { isHan, tokensOf, type Token } from './tokens.ts';

/** `isBegun`: the last token may go on; `letters`: what may be the initials of a name, null where it cannot. */
export type Word = { tokens: string[]; isBegun: boolean; letters: string | null };

const leastLetters = 2;
const mostLetters = 20;
/** More words than that say nothing more. */
const mostWords = 8;

/** Words stand apart by spaces; within one, signs are passed over. */
export function wordsOf(question: string): Word[] {
  const words = question.split(/\s+/u).flatMap((word): Word[] => {
    const tokens = tokensOf(word).map(({ text }) => text);
    const last = tokens.at(-1);
    if (last === undefined) return [];
    const plain = tokens.join('');
    const isTyped = /^[a-z0-9]+$/.test(plain) && /[a-z]/.test(plain);
    const isLong = plain.length >= leastLetters && plain.length <= mostLetters;
    // One letter begins too much.
    const isBegun = !isHan(last) && last.length >= leastLetters;
    return [{ tokens, isBegun, letters: isTyped && isLong ? plain : null }];
  });
  return words.slice(0, mostWords);
}

export type Mark = [from: number, to: number];

/** A text made ready once: names of places and people are asked about with every question. */
export type Ready = { tokens: Token[]; isName: boolean; steps?: ReturnType<typeof initialsOf> };
export const ready = (text: string, isName: boolean): Ready => ({ tokens: tokensOf(text), isName });

const mostMarks = 20;

/** Where the word stands; of a name also where its initials do. */
export function marksOf(text: Ready, word: Word): Mark[] {
  const marks = standsAt(text.tokens, word);
  if (marks.length > 0 || !text.isName || word.letters === null) return marks;
  const steps = (text.steps ??= initialsOf(text.tokens));
  const { letters } = word;
  for (let i = 0; i + letters.length <= steps.length; i++) {
    if (!isSpelt(steps, i, letters)) continue;
    const [first, last] = [steps[i], steps[i + letters.length - 1]];
    if (first && last) return [[first.from, last.to]];
  }
  return [];
}

export const stands = (text: Ready, word: Word): boolean => marksOf(text, word).length > 0;

const isSpelt = (steps: ReturnType<typeof initialsOf>, at: number, letters: string): boolean => {
  for (let n = 0; n < letters.length; n++) if (!steps[at + n]?.letters.includes(letters.charAt(n))) return false;
  return true;
};

function standsAt(tokens: readonly Token[], { tokens: wanted, isBegun }: Word): Mark[] {
  const marks: Mark[] = [];
  for (let i = 0; i + wanted.length <= tokens.length && marks.length < mostMarks; i++) {
    const isHere = wanted.every((text, n) => {
      const there = tokens[i + n]?.text ?? '';
      return there === text || (isBegun && n === wanted.length - 1 && there.startsWith(text));
    });
    const [first, last] = [tokens[i], tokens[i + wanted.length - 1]];
    if (!isHere || !first || !last) continue;
    marks.push([first.from, Math.min(last.to, last.from + (wanted.at(-1)?.length ?? 0))]);
    i += wanted.length - 1;
  }
  return marks;
}

/** Marks of all words, in order, run together where they meet. */
export function allMarks(text: Ready, words: readonly Word[]): Mark[] {
  const marks = words.flatMap((word) => marksOf(text, word)).sort(([a], [b]) => a - b);
  const together: Mark[] = [];
  for (const [from, to] of marks) {
    const last = together.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else together.push([from, to]);
  }
  return together;
}
