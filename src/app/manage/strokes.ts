// Strokes of a signature as SVG: flat lists x0, y0, x1, y1 …
import type { Signature } from '../../domain/answer.ts';

/** A dot is a line to itself, which a round pen shows. */
export function strokePath(stroke: readonly number[]): string {
  const points: string[] = [];
  for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${stroke[i]} ${stroke[i + 1]}`);
  const [first, ...rest] = points;
  return first === undefined ? '' : `M${first}L${(rest.length > 0 ? rest : [first]).join('L')}`;
}

const margin = 8;

/** The box around the ink itself: a small name in a large field is still readable. */
export function drawingBox({ strokes }: Pick<Signature, 'strokes'>): { x: number; y: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes)
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      left = Math.min(left, stroke[i]!);
      right = Math.max(right, stroke[i]!);
      top = Math.min(top, stroke[i + 1]!);
      bottom = Math.max(bottom, stroke[i + 1]!);
    }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}
