/** One line of the benchmark table. `goal`: its number in the performance goals; `must`: the worst value that passes. */
export type Row = { goal: string; what: string; value: string; must: string; ok: boolean };
