// What somebody is about to report may be known already: then it is said of the same case, and no second one is made.
import { categoryOf, type Hazard } from './hazard.ts';
import { isOver, type HazardCategory } from './hazard-words.ts';

/** What was reported less than this ago may be what somebody else without an account is about to report. */
export const similarMs = 2 * 3_600_000;

/** Cases at the same place and of the same category that somebody has in hand, the newest first. What is over is reported anew: nobody has it any more. */
export const similarCases = (
  known: readonly Hazard[],
  { placeId, category }: { placeId: string; category: HazardCategory },
): Hazard[] =>
  known
    .filter((one) => one.placeId === placeId && categoryOf(one) === category && !isOver(one.state))
    .sort((a, b) => b.reportedAt - a.reportedAt);
