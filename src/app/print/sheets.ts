/** Labels sheet by sheet, so many cells each, the first `used` cells left empty (null). */
export function sheetsOf<T>(labels: readonly T[], cellsOnSheet: number, used = 0): (T | null)[][] {
  const cells: (T | null)[] = [...Array.from({ length: used }, () => null), ...labels];
  const sheets: (T | null)[][] = [];
  for (let from = 0; from < cells.length; from += cellsOnSheet) sheets.push(cells.slice(from, from + cellsOnSheet));
  return sheets;
}
