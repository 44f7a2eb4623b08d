// A drawn signature as the record keeps it: flat lists of numbers, within what the rules allow.

type Point = { x: number; y: number };
const mostStrokes = 60;
const mostNumbers = 4000;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A stroke with too many points loses every second one until it fits; its shape stays. */
function flat(points: readonly Point[]): number[] {
  const kept = points.length * 2 > mostNumbers ? points.filter((_, index) => index % 2 === 0) : points;
  if (kept.length < points.length) return flat(kept);
  return kept.flatMap(({ x, y }) => [tenth(x), tenth(y)]);
}

export const strokesOf = (drawn: readonly { points: readonly Point[] }[]): number[][] =>
  drawn.slice(0, mostStrokes).map(({ points }) => flat(points));
