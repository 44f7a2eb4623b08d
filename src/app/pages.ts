// Long lists in pages: newest first, the server's cursor for what follows.

export type Paged<R extends { id: string }> = { rows: R[]; next: string | null };

/** The next page under what is shown; a row that moved meanwhile stays where it is read first. */
export function append<P extends Paged<{ id: string }>>(shown: P, page: P): P {
  const ids = new Set(shown.rows.map((row) => row.id));
  return { ...shown, rows: [...shown.rows, ...page.rows.filter((row) => !ids.has(row.id))], next: page.next };
}

/** A fresh first page over what is shown: rows further down that were already opened stay, so nothing jumps. */
export function renew<P extends Paged<{ id: string }>>(shown: P, fresh: P): P {
  const last = fresh.rows.at(-1);
  const at = shown.rows.findIndex((row) => row.id === last?.id);
  if (fresh.next === null || at < 0) return fresh;
  const ids = new Set(fresh.rows.map((row) => row.id));
  const further = shown.rows.slice(at + 1).filter((row) => !ids.has(row.id));
  return further.length === 0 ? fresh : { ...fresh, rows: [...fresh.rows, ...further], next: shown.next };
}
