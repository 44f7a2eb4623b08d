// Of many rows those that are near the screen: from which to which, and how high the rest stands above and below.

export type Span = { from: number; to: number; above: number; below: number };

/** So many rows beyond the edge of the screen, before they are come to. */
const beyond = 2;

/**
 * The rows to be shown of those with these heights (px). `top`: how far the first one stands above the screen, negative below its edge; `screen`: how
 * high it is. There is always one at least.
 */
export function spanOf(heights: readonly number[], top: number, screen: number): Span {
  const n = heights.length;
  let [from, y] = [0, 0];
  while (from < n - 1 && y + heights[from]! <= top) y += heights[from++]!;
  let [to, end] = [from, y];
  while (to < n && end < top + screen) end += heights[to++]!;
  const first = Math.max(0, from - beyond);
  const last = Math.min(n, Math.max(to, from + 1) + beyond);
  return { from: first, to: last, above: sum(heights, 0, first), below: sum(heights, last, n) };
}

function sum(heights: readonly number[], from: number, to: number): number {
  let all = 0;
  for (let at = from; at < to; at++) all += heights[at]!;
  return all;
}
