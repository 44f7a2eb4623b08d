// What is said about a series of measurements.

function quantile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

export const inMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
export const inS = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
export const inKB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** Least and most of a series, as said behind its median. */
export const spread = (values: readonly number[], say: (value: number) => string): string =>
  `${say(Math.min(...values))}–${say(Math.max(...values))}`;
