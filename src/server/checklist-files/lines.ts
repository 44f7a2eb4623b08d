// Several texts in one cell, each on a line of its own; a line break inside of one is written \n.

export const escapeLine = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

export const linesOf = (cell: string): string[] =>
  cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(/\\([\\n])/g, (_, mark: string) => (mark === 'n' ? '\n' : '\\')));
