// What held one after the other, kept small: whoever changes it often in a short time does not push out what something is still due by.

/** UTC ms. */
export type Reign = { from: number; to: number };

/**
 * Of `list` (the newest first; the first one holds) at most so many: what nothing can be due by any more goes first, then what held the shortest.
 * `isOver`: nothing is due by it any more.
 */
export function fewest<T>(
  list: readonly T[],
  most: number,
  reignOf: (at: number) => Reign,
  isOver: (one: T, reign: Reign) => boolean,
): T[] {
  if (list.length <= most) return [...list];
  const lasted = list.map((one, at) => {
    const { from, to } = reignOf(at);
    return isOver(one, { from, to }) ? -1 : to - from;
  });
  // Of those that are over the oldest.
  const least = lasted.reduce((best, ms, at) => (at > 0 && ms <= (lasted[best] ?? Infinity) ? at : best), 1);
  return list.filter((_, at) => at !== least);
}
