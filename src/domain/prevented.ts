// What somebody's looking has prevented: told to that person alone, once a week, and compared with nobody.
import { handlingOf } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { dayMs } from './hazard-times.ts';
import { median } from './median.ts';

/** `fixed`: of those this person found, closed in the last seven days; `days`: median from the report to the closing. */
export type Prevented = { fixed: number; days: number };

const weekMs = 7 * dayMs;

/** Of the hazards one person reported, at `now` (UTC ms); null when none was put right this week. */
export function prevented(reported: readonly Hazard[], now: number): Prevented | null {
  const took = reported.flatMap((hazard) => {
    const { closed } = handlingOf(hazard);
    const isClosed = hazard.state === 'closed' || hazard.state === 'archived';
    return isClosed && closed && closed.at > now - weekMs && closed.at <= now ? [closed.at - hazard.reportedAt] : [];
  });
  return took.length === 0 ? null : { fixed: took.length, days: (median(took) ?? 0) / dayMs };
}
