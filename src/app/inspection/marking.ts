// Drawing over a photo: what a finger, a tap or a button makes of the marks. Everything stays inside the picture.
import type { Mark, Spot } from '../../domain/photo.ts';

export type Tool = Mark['is'];
export type Drawn = Exclude<Mark, { is: 'text' }>;
export type Handle = 'move' | 'from' | 'to';
/** How much wider than high the picture is. */
export type Ratio = number;

/** Of the width or height: less is a slip of the finger. */
const leastCircle = 0.06;
const leastArrow = 0.05;

const within = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
export const spot = (x: number, y: number): Spot => [within(x), within(y)];

/** A loop or a line becomes the circle around it; a stroke becomes the arrow to where it ended. */
export function drawn(tool: Drawn['is'], strokeOf: readonly Spot[]): Drawn {
  const [first, last] = [strokeOf[0] ?? spot(0.5, 0.5), strokeOf.at(-1) ?? spot(0.5, 0.5)];
  if (tool === 'arrow') return { is: 'arrow', from: first, to: last };
  const xs = strokeOf.map(([x]) => x);
  const ys = strokeOf.map(([, y]) => y);
  const from = spot(Math.min(...xs), Math.min(...ys));
  return roomy({ is: 'circle', from, to: spot(Math.max(...xs), Math.max(...ys)) });
}

/** Put there with one tap: a circle round the spot, an arrow that points at it. */
export function placed(tool: Drawn['is'], [x, y]: Spot, ratio: Ratio): Drawn {
  const [across, down] = ratio >= 1 ? [0.15 / ratio, 0.15] : [0.15, 0.15 * ratio];
  if (tool === 'circle') return { is: 'circle', from: spot(x - across, y - down), to: spot(x + across, y + down) };
  // From the side with more room.
  const tail = spot(x + (x < 0.5 ? 2 : -2) * across, y + (y < 0.5 ? 2 : -2) * down);
  return { is: 'arrow', from: tail, to: [x, y] };
}

/** Large enough to be seen and taken hold of. */
function roomy(mark: Drawn): Drawn {
  const grow = (a: number, b: number): [number, number] => {
    if (Math.abs(b - a) >= leastCircle) return [a, b];
    const middle = Math.min(1 - leastCircle / 2, Math.max(leastCircle / 2, (a + b) / 2));
    return [middle - leastCircle / 2, middle + leastCircle / 2];
  };
  const [x1, x2] = grow(mark.from[0], mark.to[0]);
  const [y1, y2] = grow(mark.from[1], mark.to[1]);
  return { ...mark, from: spot(x1, y1), to: spot(x2, y2) };
}

const middle = ({ from, to }: Drawn): Spot => spot((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);

/** Where one takes hold of a mark. */
export function handlesOf(mark: Mark): { handle: Handle; at: Spot }[] {
  if (mark.is === 'text') return [{ handle: 'move', at: mark.at }];
  const other =
    mark.is === 'circle' ? { handle: 'move' as const, at: middle(mark) } : { handle: 'from' as const, at: mark.from };
  return [other, { handle: 'to', at: mark.to }];
}

/** One handle taken to another spot. A whole mark keeps its size at the edge. */
export function moved(mark: Mark, handle: Handle, to: Spot): Mark {
  if (mark.is === 'text') return { ...mark, at: spot(...to) };
  if (handle !== 'move') {
    const next = { ...mark, [handle]: spot(...to) };
    return mark.is === 'circle' ? roomy({ ...next, to: spot(...(next.to.map(atLeast(mark.from)) as Spot)) }) : next;
  }
  const by = (side: 0 | 1) => {
    const low = Math.min(mark.from[side], mark.to[side]);
    const high = Math.max(mark.from[side], mark.to[side]);
    return Math.min(1 - high, Math.max(-low, to[side] - middle(mark)[side]));
  };
  const shift = ([x, y]: Spot): Spot => spot(x + by(0), y + by(1));
  return { ...mark, from: shift(mark.from), to: shift(mark.to) };
}

/** The corner in hand never passes the other one. */
const atLeast = (from: Spot) => (share: number, side: number) => Math.max(share, from[side]! + leastCircle);

/** Larger or smaller; an arrow keeps its tip where it points. */
export function scaled(mark: Drawn, by: number): Drawn {
  const [x, y] = mark.is === 'arrow' ? mark.to : middle(mark);
  const away = ([fromX, fromY]: Spot): Spot => spot(x + (fromX - x) * by, y + (fromY - y) * by);
  const next = { ...mark, from: away(mark.from), to: mark.is === 'arrow' ? mark.to : away(mark.to) };
  if (mark.is === 'circle') return roomy(next);
  return Math.hypot(next.from[0] - x, next.from[1] - y) < leastArrow ? mark : next;
}

/** An arrow comes from another side, an eighth of a turn on; its tip stays. */
export function turned(mark: Drawn, ratio: Ratio): Drawn {
  const [x, y] = mark.to;
  const [dx, dy] = [(mark.from[0] - x) * ratio, mark.from[1] - y];
  const [sin, cos] = [Math.SQRT1_2, Math.SQRT1_2];
  return { ...mark, from: spot(x + (dx * cos - dy * sin) / ratio, y + dx * sin + dy * cos) };
}

/** The mark nearest to a tap, the topmost first; null when none is within `reach` (a share of the height). */
export function markAt(marks: readonly Mark[], at: Spot, reach: number, ratio: Ratio): number | null {
  const distances = marks.map((mark) => distance(mark, at, ratio));
  const nearest = Math.min(...distances);
  return nearest <= reach ? distances.lastIndexOf(nearest) : null;
}

/** In shares of the height. */
function distance(mark: Mark, [x, y]: Spot, ratio: Ratio): number {
  const away = (toX: number, toY: number) => Math.hypot((toX - x) * ratio, toY - y);
  if (mark.is === 'text') return away(...mark.at);
  if (mark.is === 'circle') {
    const [cx, cy] = middle(mark);
    return Math.min(
      ...Array.from({ length: 32 }, (_, n) => {
        const turn = (n / 32) * 2 * Math.PI;
        const [rx, ry] = [(mark.to[0] - mark.from[0]) / 2, (mark.to[1] - mark.from[1]) / 2];
        return away(cx + rx * Math.cos(turn), cy + ry * Math.sin(turn));
      }),
    );
  }
  const [[fx, fy], [tx, ty]] = [mark.from, mark.to];
  const [dx, dy] = [(tx - fx) * ratio, ty - fy];
  const along = ((x - fx) * ratio * dx + (y - fy) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  return away(fx + (tx - fx) * part, fy + (ty - fy) * part);
}
