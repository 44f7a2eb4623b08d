// What is written for whoever comes after, before the round is said to be over: kept where a page that dies finds it again.

const keyOf = (personId: string, roundId: string): string => `patrol-note-${personId}-${roundId}`;

export const keptNote = (personId: string, roundId: string): string =>
  localStorage.getItem(keyOf(personId, roundId)) ?? '';

export function keepNote(personId: string, roundId: string, note: string): void {
  if (note) localStorage.setItem(keyOf(personId, roundId), note);
  else localStorage.removeItem(keyOf(personId, roundId));
}
