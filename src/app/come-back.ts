// From a checklist that was opened on a round back to the round, also after the phone has died in between.

const key = 'patrol-come-back';

/** `address`: of the inspection. */
export const comeBackTo = (address: string, roundId: string): void =>
  localStorage.setItem(key, `${address.split('/').at(-1)} ${roundId}`);

/** The address of the round in which this inspection was opened; null for any other. */
export function roundOf(inspectionId: string): string | null {
  const [of, roundId] = (localStorage.getItem(key) ?? '').split(' ');
  return of === inspectionId && roundId ? `/rounds/${roundId}` : null;
}
