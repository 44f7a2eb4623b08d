// How long the pieces of bars are, in percent of the whole width.

type Ways = {
  /** Each piece is a bar of its own: none of them is part of another. */
  apart?: boolean | undefined;
  /** The whole width; otherwise the longest bar is. */
  most?: number | undefined;
};

export function lengthsOf(bars: readonly (readonly { n: number }[])[], { apart = false, most }: Ways = {}): number[][] {
  const counts = bars.map((parts) => parts.map(({ n }) => n));
  const long = apart ? counts.flat() : counts.map((ns) => ns.reduce((sum, n) => sum + n, 0));
  const whole = most ?? Math.max(1, ...long);
  return counts.map((ns) => ns.map((n) => (100 * n) / whole));
}
