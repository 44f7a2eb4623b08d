// Of many rows those that are near the screen: from which to which, and how high the rest stands above and below.

export type Span = { from: number; to: number; above: number; below: number };

/** So many rows beyond the edge of the screen: who goes on with the keyboard finds the next one there. */
const beyond = 1;

/** How high rows are, px. Asked and put right at every frame of ten thousand: sums are kept in a tree (Fenwick) and never made anew. */
export class Heights {
  readonly n: number;
  readonly #each: number[];
  readonly #sums: Float64Array;

  constructor(each: number[]) {
    this.n = each.length;
    this.#each = each;
    this.#sums = Float64Array.from([0, ...each]);
    for (let at = 1; at <= this.n; at++) {
      const up = at + (at & -at);
      if (up <= this.n) this.#sums[up]! += this.#sums[at]!;
    }
  }

  put(at: number, px: number): void {
    const more = px - this.#each[at]!;
    this.#each[at] = px;
    for (let up = at + 1; up <= this.n; up += up & -up) this.#sums[up]! += more;
  }

  /** All rows before this one. */
  above(at: number): number {
    let sum = 0;
    for (let left = at; left > 0; left &= left - 1) sum += this.#sums[left]!;
    return sum;
  }

  /** The row that stands there, or the number of rows past the last one. */
  rowAt(y: number): number {
    let [at, left] = [0, y];
    for (let step = 1 << Math.floor(Math.log2(this.n || 1)); step > 0; step >>= 1) {
      const next = at + step;
      if (next > this.n || this.#sums[next]! > left) continue;
      left -= this.#sums[next]!;
      at = next;
    }
    return at;
  }
}

/**
 * The rows to be shown. `top`: how far the first one stands above the screen, negative below its edge; `screen`: how high it is. There is always one
 * at least.
 */
export function spanOf(heights: Heights, top: number, screen: number): Span {
  const { n } = heights;
  const first = Math.min(heights.rowAt(top), Math.max(0, n - 1));
  // One that only touches the lower edge is not seen yet.
  const end = heights.rowAt(top + screen);
  const past = heights.above(end) < top + screen ? end + 1 : end;
  const from = Math.max(0, first - beyond);
  const to = Math.min(n, Math.max(past, first + 1) + beyond);
  return { from, to, above: heights.above(from), below: heights.above(n) - heights.above(to) };
}
