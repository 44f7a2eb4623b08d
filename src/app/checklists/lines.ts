// Short texts typed one a line, with their English words behind a bar.
import type { Bilingual } from '../../domain/text.ts';

/** One text a line; `|` before the English words where there are any. */
export const linesOf = (texts: readonly Bilingual[] | undefined): string =>
  (texts ?? []).map(({ zh, en }) => (zh === en ? zh : `${zh} | ${en}`)).join('\n');

export const textsIn = (lines: string): Bilingual[] =>
  lines
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .flatMap(([zh = '', en = '']) => (zh === '' ? [] : [{ zh, en: en || zh }]));
