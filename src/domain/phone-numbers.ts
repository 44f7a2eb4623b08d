// Numbers to call that somebody typed into a sentence: they are for colleagues, and leave the school with nothing.

const digit = '[0-9０-９]';
const gap = '[ \\-－]?';
/** Mobile numbers and numbers with an area code, also with gaps and in full width. */
const dialled = new RegExp(
  `(?<!${digit})(?:[1１][3-9３-９]${digit}(?:${gap}${digit}){8}|[0０]${digit}{2,3}${gap}${digit}{7,8})(?!${digit})`,
  'g',
);

export const withoutNumbers = (text: string): string => text.replaceAll(dialled, '＊＊＊');
