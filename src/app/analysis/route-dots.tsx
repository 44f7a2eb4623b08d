// Route by route, for coaching: how long a whole round takes, how much is answered by one tap, and how far second looks agree.
import type { RoundAnalysis } from '../../domain/analysis-reports.ts';
import { dayKey } from '../format.ts';
import { roundsOfRoute } from './counted.ts';
import { Dots, type Dot } from './dots.tsx';
import { Open } from './open.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';

const minuteMs = 60_000;
/** Of fewer than that nothing is said for sure. */
const few = 5;

type Line = RoundAnalysis['routes'][number];

export function RouteDots({ body: { routes, from, to, agreedSince } }: { body: RoundAnalysis }) {
  const words = useAnalysisWords();
  const dotsOf = (those: readonly Line[], tell: (one: Line) => Omit<Dot, 'key' | 'name'>): Dot[] =>
    those.map((one) => Object.assign({ key: one.routeId, name: one.routeName }, tell(one)));
  const share = (n: number, of: number) => {
    const percent = percentOf(n, of);
    return <b>{percent === null ? words.share(0) : words.share(percent)}</b>;
  };
  const walked = routes.filter(({ rounds }) => rounds > 0);
  const answered = routes.filter(({ answers }) => answers > 0);
  const compared = routes.filter((one) => one.compared > 0);
  return (
    <>
      {walked.length > 0 && (
        <Dots
          title={words.routeTime}
          hint={words.routeTimeHint}
          dots={dotsOf(walked, (one) => {
            const minutes = Math.round(one.tookMs / one.rounds / minuteMs);
            const planned = one.plannedMs === null ? null : Math.round(one.plannedMs / minuteMs);
            return {
              n: minutes,
              mark: planned,
              few: one.rounds < few,
              says: (
                <>
                  <b>{words.minutes(minutes)}</b>
                  {planned !== null && <span>{words.routePlanned(planned)}</span>}
                  <Open of={roundsOfRoute(one, { from, to })}>{words.roundsN(one.rounds)}</Open>
                </>
              ),
            };
          })}
        />
      )}
      {answered.length > 0 && (
        <Dots
          title={words.routeBulk}
          hint={words.routeBulkHint}
          most={100}
          dots={dotsOf(answered, ({ bulk, answers }) => ({
            n: percentOf(bulk, answers),
            few: answers < few,
            says: (
              <>
                {share(bulk, answers)}
                <span>{words.bulkOf(bulk, answers)}</span>
              </>
            ),
          }))}
        />
      )}
      {compared.length > 0 && (
        <Dots
          title={words.routeAgree}
          hint={[words.routeAgreeHint, agreedSince !== null && words.routeAgreeSince(dayKey(agreedSince))]
            .filter(Boolean)
            .join(' ')}
          most={100}
          dots={dotsOf(compared, (one) => ({
            n: percentOf(one.agreed, one.compared),
            few: one.pairs < few,
            says: (
              <>
                {share(one.agreed, one.compared)}
                <span>{words.agreeOf(one.pairs, one.agreed, one.compared)}</span>
              </>
            ),
          }))}
        />
      )}
    </>
  );
}
