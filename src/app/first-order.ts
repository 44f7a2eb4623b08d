// What is sorted by numbers that change by themselves keeps the order in which it first stood there, so that nothing moves under the finger.
import { useRef } from 'preact/hooks';

/** `first`: what has stood there, kept from one time to the next; what is new comes last. */
export function inFirstOrder<T extends { id: string }>(first: string[], rows: readonly T[]): T[] {
  for (const { id } of rows) if (!first.includes(id)) first.push(id);
  return rows.toSorted((a, b) => first.indexOf(a.id) - first.indexOf(b.id));
}

/** Until the page is opened again, or asks for something else. */
export function useFirstOrder<T extends { id: string }>(of: string, rows: readonly T[]): T[] {
  const kept = useRef({ of, first: [] as string[] });
  if (kept.current.of !== of) kept.current = { of, first: [] };
  return inFirstOrder(kept.current.first, rows);
}
