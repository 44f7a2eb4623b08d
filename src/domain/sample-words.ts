// Figures that are said in words: 不少于 100 克, 二两, 0-10 ℃, at least 24 hours.
import { laws, weight, type SampleLaw } from './sample-figures.ts';

/** `of`: the question that `words` belong to. `isAnswer`: they are a choice, whose figure is meant without more words. */
export type Said = { words: string; of: string; isAnswer: boolean };

/** No longer than such a figure is: whatever stands in a text, it is looked through once. */
const figure = String.raw`((?<![\d.])-?\d{1,7}(?:\.\d{1,4})?|[半一二两三四五六七八九十百]{1,7}?)`;
const atLeast =
  /(?:≥|>=|>|不少于|不低于|不小于|不得少于|不得低于|不得小于|至少|最少|最低|起码|满|达到?|(?<!不|不得|不能|不可)(?:超过|大于|多于)|at least|no(?:t)? less than|minimum(?: of)?|(?<!no |not )more than|(?<!not )over)[^\d，。；、,.;]{0,6}?$/;
const atMost =
  /(?:≤|<=|<|不超过|不高于|不大于|不得超过|不得高于|低于|小于|最高|以下|at most|no(?:t)? more than|not above|up to|below|under)[^\d，。；、,.;]{0,6}?$/;
const above = /(?:>|超过|高于|大于|above|over)[^\d，。；、,.;]{0,6}?$/;
const orMore = /^\s*(?:及以上|或以上|以上|起|or more|and more|or above|minimum)/;
const orLess = /^\s*(?:及以下|或以下|以下|以内|or less|or below)/;
/** Kept so long, as 留样 24 小时 says it without 至少. */
const kept =
  /(?:保存|存放|保留|留存|留样|冷藏|存|放|\b(?:kept|keep|stored?)\b(?:[^.,;]{0,30} for)?)(?:时间|时长)?[:\s为够]{0,3}$/;
/** So often, or so soon: another figure. */
const often = /^[^，。；、,.;]{0,4}(?:次|遍|回|之?内|times|once)/;

/** Every figure in the units of a law, the longest name first, alone or as the end of a range; g/L is another unit. */
function figuresOf({ units }: SampleLaw): RegExp {
  const names = [...units.keys()].sort((a, b) => b.length - a.length);
  const named = names.map((name) => (/[a-z]$/.test(name) ? `${name}(?![a-z]|/(?!份|样|盒|dish))` : name)).join('|');
  return new RegExp(`(?:${figure}\\s?(?:${named})?\\s?(?:[-~–—至到]|to)\\s?)?${figure}\\s?(${named})`, 'gu');
}
const figuresIn = new Map(laws.map((law) => [law, figuresOf(law)]));

/** Whether words say a figure that is less than the law. `isHeld`: they are about a sample by themselves. */
export function asksLess({ words, of, isAnswer }: Said, law: SampleLaw, isHeld: boolean): boolean {
  const { least, units, isAbout, isNot } = law;
  const all = `${of} ${words}`;
  if (isNot.test(all) || (!isHeld && !isAbout.test(all))) return false;
  const figures = figuresIn.get(law);
  return [...(figures ? words.matchAll(figures) : [])].some((match) => {
    const [whole, low, high = '', unit = ''] = match;
    const [before, after] = [words.slice(0, match.index), words.slice(match.index + whole.length)];
    const { times, zero } = units.get(unit) ?? { times: 1, zero: 0 };
    const [from, n] = [low ?? high, high].map((one) => numberOf(one) * times + zero);
    if (from === undefined || n === undefined || isAnother(unit, before, after)) return false;
    const isTooLow = from < least.min;
    const isTooHigh = least.max !== undefined && n > least.max;
    if (low !== undefined) return isTooLow || isTooHigh;
    if (atLeast.test(before) || orMore.test(after)) return isTooLow || (isTooHigh && above.test(before));
    if (least.max !== undefined)
      return isTooHigh && (isAnswer || atMost.test(before) || orLess.test(after) || above.test(before));
    return isTooLow && (isAnswer || law === weight || kept.test(before));
  });
}

/** 一两样菜 is one or two dishes and no weight, 9月1日 is a day and no while, 1 天两次 is how often. */
const isAnother = (unit: string, before: string, after: string): boolean =>
  (unit === '两' && /^[样种个份盒道次天日周小]/.test(after)) ||
  (unit === '日' && before.endsWith('月')) ||
  (/时|头|天|日|周|分钟|^(?:h|d|min|week)/.test(unit) && often.test(after));

const digits = '零一二三四五六七八九';

/** As people write it, up to some hundreds. */
function numberOf(text: string): number {
  if (/\d/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  const [, hundreds, tens, ones] = /^(?:(.)百)?(?:(.)?十)?(.)?$/.exec(text.replaceAll('两', '二')) ?? [];
  const of = (digit: string | undefined): number => Math.max(0, digits.indexOf(digit ?? '零'));
  return of(hundreds) * 100 + (text.includes('十') ? of(tens ?? '一') * 10 : 0) + of(ones);
}
