// What a round is called: plan, day and minute, so that every phone and the server say the same without asking.

export const roundId = (planId: string, day: string, minute: number): string => `${planId}.${day}.${minute}`;

/** The plan, day and minute an id is made of; null for what is no id of a round. */
export function readRoundId(id: string): { planId: string; day: string; minute: number } | null {
  const [, planId, day, minute] = /^([0-9a-f-]{36})\.(\d{4}-\d{2}-\d{2})\.(\d{1,4})$/.exec(id) ?? [];
  return planId && day && minute ? { planId, day, minute: Number(minute) } : null;
}
