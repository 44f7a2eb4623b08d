// What stands small in a cell of a ledger beside its words: a photo, or a signature as it was drawn.
import type { Signature } from '../answer.ts';
import { text, type Column } from './form.ts';
import { photosAt, signer, type InspectionLine } from './inspection-line.ts';

/** A photo by its hash, `by` whom it was sent, of which place. `isDorm`: of where students live, whatever the place is called. */
export type CellPhoto = { sha256: string; by: string; placeName: string; placeId?: string; isDorm?: true };
/** Strokes are flat lists x0,y0,x1,y1… in a box of `width` by `height`. */
export type CellDrawing = { strokes: number[][]; width: number; height: number };
export type CellPicture = { photo: CellPhoto } | { drawing: CellDrawing };

const usual = { width: 300, height: 150 };

/** Null where only a name was written. */
export function drawingOf({ strokes, width, height }: Signature): CellPicture | null {
  if (strokes.flat().length === 0) return null;
  return { drawing: { strokes, width: width ?? usual.width, height: height ?? usual.height } };
}

/** The first of the signatures under this item that was drawn: on the spot, or later on an own phone. */
export function drawnAt({ answers, record }: InspectionLine, id: string): CellPicture | null {
  const value = answers.get(id)?.value;
  const own = value !== null && typeof value === 'object' && !Array.isArray(value) ? [value] : [];
  const later = (record.signatures ?? []).filter(({ itemId }) => itemId === id).map(({ signature }) => signature);
  for (const one of [...own, ...later]) {
    const drawing = drawingOf(one);
    if (drawing) return drawing;
  }
  return null;
}

/** Two signatures in one cell, the second to the right of the first; only one where only one was drawn. */
export function drawnTogether(line: InspectionLine, first: string, second: string): CellPicture | null {
  const [one, other] = [drawnAt(line, first), drawnAt(line, second)];
  if (!one || !other || !('drawing' in one) || !('drawing' in other)) return one ?? other;
  const { width, height, strokes } = one.drawing;
  const beside = other.drawing.strokes.map((stroke) => stroke.map((at, n) => (n % 2 === 0 ? at + width : at)));
  return {
    drawing: {
      strokes: [...strokes, ...beside],
      width: width + other.drawing.width,
      height: Math.max(height, other.drawing.height),
    },
  };
}

/** Who signed this item, with the signature; `or`: who stands there where nobody did. */
export const signed = (
  head: string,
  id: string,
  or: (line: InspectionLine) => string = () => '',
): Column<InspectionLine> => ({
  ...text(head, (line: InspectionLine) => signer(line, id) || or(line)),
  picture: (line) => drawnAt(line, id),
});

/** The words of `cell`, with the first photo of the line's answer to `id`, or of the whole record where there is no `id`. */
export const pictured = (column: Column<InspectionLine>, id?: string): Column<InspectionLine> => ({
  ...column,
  picture: (line) => {
    const [sha256] = photosAt(line, id);
    return sha256 === undefined
      ? null
      : {
          photo: {
            sha256,
            by: line.record.by,
            placeName: line.record.placeName,
            placeId: line.record.inspection.placeId,
          },
        };
  },
});
