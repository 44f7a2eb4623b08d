// 拼音首字母: the letters somebody types for a name. A character that is read in several ways stands for all of them.
import { pinyin } from 'pinyin-pro';
import { isHan, tokensOf, type Token } from './tokens.ts';

const known = new Map<string, string>();

/** The first letters of all readings of a character; the character itself where nobody knows any. */
function readingsOf(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const firsts = pinyin(character, { multiple: true, type: 'array', pattern: 'first', toneType: 'none' });
  const letters = [...new Set(firsts)].filter((first) => /^[a-z]$/.test(first)).join('') || character;
  known.set(character, letters);
  return letters;
}

/** One place in a name: what may be typed for it, and where it stands. */
type Step = { letters: string; from: number; to: number };

/** 3号宿舍楼 is 3, h, s or x, s, l. */
export function initialsOf(tokens: readonly Token[]): Step[] {
  return tokens.flatMap(({ text, from, to }): Step[] => {
    if (isHan(text)) return [{ letters: readingsOf(text), from, to }];
    const isPlain = text.length === to - from;
    return Array.from(text, (letters, i) => ({
      letters,
      from: isPlain ? from + i : from,
      to: isPlain ? from + i + 1 : to,
    }));
  });
}

const mostSpellings = 8;

/** The ways to type a whole name, each as single letters; of many only the first. */
export function spellingsOf(name: string): string[] {
  let ways = [''];
  for (const { letters } of initialsOf(tokensOf(name)))
    ways = ways.flatMap((way) => Array.from(letters, (one) => `${way} ${one}`)).slice(0, mostSpellings);
  return ways.map((way) => way.trim());
}
