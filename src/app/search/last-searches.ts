// What was looked for lately, on this device and by this person.
const most = 8;
const keyOf = (personId: string): string => `patrol-searches ${personId}`;

export function lastSearches(personId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, most) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The newest first, each once. */
export function noteSearch(personId: string, text: string): void {
  const said = text.trim();
  if (said === '') return;
  const others = lastSearches(personId).filter((one) => one !== said);
  localStorage.setItem(keyOf(personId), JSON.stringify([said, ...others].slice(0, most)));
}

export const forgetSearches = (personId: string): void => localStorage.removeItem(keyOf(personId));
