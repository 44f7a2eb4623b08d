// Whose own work it is.
import { handlingOf } from './hazard-handling.ts';
import type { HazardState } from './hazard-words.ts';
import type { Hazard } from './hazard.ts';

/**
 * Who may not take the next step, because nobody confirms, approves or checks the own work. That a principal may approve his own plan, and
 * that a school lets the checker close, is not said here.
 */
export function barredFrom(
  hazard: Pick<Hazard, 'state' | 'grade' | 'handling' | 'reportedAt' | 'reportedBy'>,
): string[] {
  const { person, plan, rectified, checked } = handlingOf(hazard);
  const who: Partial<Record<HazardState, (string | undefined)[]>> = {
    'fixed-on-spot': [hazard.reportedBy],
    'plan-review': [plan?.by.id],
    'extension-review': [person?.id],
    'to-verify': [rectified?.by.id, person?.id],
    verified: [rectified?.by.id, person?.id],
    // 回头看人应为原整改、复查人以外人员 (`domain.md` 7.4).
    closed: [rectified?.by.id, person?.id, checked?.by.id],
  };
  return [...new Set((who[hazard.state] ?? []).filter((id) => id !== undefined))];
}
