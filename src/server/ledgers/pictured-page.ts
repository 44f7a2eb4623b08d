// The lines of a page with what stands small in their cells: a signature once, however many lines it stands in, and photos that are here.
import type { LedgerRow } from '../../domain/ledgers/form.ts';
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import type { CellDrawing } from '../../domain/ledgers/picture.ts';
import type { Parts } from '../env.ts';

export async function pictured(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  rows: readonly LedgerRow[],
): Promise<Pick<LedgerPage, 'rows' | 'drawings'>> {
  const drawings: CellDrawing[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (drawing: CellDrawing): number => {
    const key = JSON.stringify(drawing);
    const n = numbers.get(key) ?? drawings.push(drawing) - 1;
    numbers.set(key, n);
    return n;
  };
  const made: LedgerPage['rows'] = [];
  for (const { pictures = [], ...row } of rows) {
    const shown: NonNullable<LedgerPage['rows'][number]['pictures']> = [];
    for (const { column, picture } of pictures) {
      if ('drawing' in picture) shown.push({ column, drawing: numberOf(picture.drawing) });
      else if (await store.photos.sentBy(schoolId, picture.photo.by, picture.photo.sha256))
        shown.push({ column, photo: picture.photo.sha256 });
    }
    made.push(shown.length > 0 ? Object.assign(row, { pictures: shown }) : row);
  }
  return { rows: made, ...(drawings.length > 0 && { drawings }) };
}
