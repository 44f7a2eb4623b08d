/** Fields between commas, those with marks in them in quotes, quotes inside doubled. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}

/** In CSV what a spreadsheet would reckon has a mark before it. */
export const plain = (cell = ''): string => cell.replace(/^'(?=[\t\r\n]|\s*[=+\-@＝＋－＠])/, '');
