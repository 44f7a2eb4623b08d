// What closed rounds came to, plan by plan, and which points they reached.
import { useMemo } from 'preact/hooks';
import { RoundAnalysis } from '../../domain/analysis-reports.ts';
import { outcomes, type Outcome } from '../../domain/round.ts';
import { TakeList } from '../take-list.ts';
import { useReport } from '../use-report.ts';
import { Card } from '../ui/card.tsx';
import styles from './analysis.module.css';
import { Bars, type Bar } from './bars.tsx';
import { roundsAt, roundsDue, roundsOf, roundsOfPlan, roundsWeek } from './counted.ts';
import { HeatPart } from './heat-part.tsx';
import { Open } from './open.tsx';
import { Part, type PartProps } from './part.tsx';
import { RouteDots } from './route-dots.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

const looks: Record<Outcome, 'light' | 'mid' | 'deep' | 'grave'> = {
  done: 'light',
  late: 'mid',
  partly: 'deep',
  missed: 'grave',
};

export function RoundPart({ path, place }: PartProps) {
  const report = useReport(path, RoundAnalysis, { offers: true });
  return (
    <Part report={report} isEmpty={({ plans }) => plans.length === 0}>
      {(body) => (
        <>
          <ByWeek body={body} place={place} />
          <ByPlan body={body} place={place} />
          <ByBuilding body={body} place={place} />
          <Coverage body={body} place={place} />
          <Unreached body={body} path={path} />
          <RouteDots body={body} />
          <HeatPart path={path.replace('/rounds?', '/days?')} place={place} />
        </>
      )}
    </Part>
  );
}

type Props = { body: RoundAnalysis; place: string | null };

function ByWeek({ body: { weeks, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const series = useMemo(
    (): Series[] =>
      outcomes.toReversed().map((name) => ({
        name: words.outcomes[name],
        look: looks[name],
        values: weeks.map((one) => one[name]),
      })),
    [weeks, words],
  );
  const all = weeks.reduce((sum, one) => sum + roundsOf(one), 0);
  const done = weeks.reduce((sum, one) => sum + one.done, 0);
  const counted = weeks.map((one) => roundsWeek(one, { from, to, place }));
  return (
    <WeekChart
      title={words.roundsByWeek}
      says={words.roundsSay(all, done)}
      kind="bars"
      weeks={mondays}
      series={series}
      columns={[
        { head: words.total, values: counted.map(({ all: whole }) => whole) },
        ...outcomes.map((name) => ({ head: words.outcomes[name], values: counted.map((one) => one[name]) })),
      ]}
    />
  );
}

/** All of them, and those of each kind that there are. */
function RoundNumbers({ of }: { of: ReturnType<typeof roundsWeek> }) {
  const words = useAnalysisWords();
  return (
    <>
      <Open of={of.all}>{words.roundsN(of.all.n)}</Open>
      {outcomes
        .filter((name) => of[name].n > 0)
        .map((name) => (
          <Open key={name} of={of[name]}>
            {words.outcomeN(words.outcomes[name], of[name].n)}
          </Open>
        ))}
    </>
  );
}

const shareDone = (one: Record<Outcome, number>): number => percentOf(one.done, roundsOf(one)) ?? 0;
const partsOf = (one: Record<Outcome, number>): Bar['parts'] =>
  outcomes.map((name) => ({ look: looks[name], n: percentOf(one[name], roundsOf(one)) ?? 0 }));

function ByPlan({ body: { plans, from, to }, place }: Props) {
  const words = useAnalysisWords();
  return (
    <Bars
      title={words.byPlan}
      most={100}
      bars={plans
        .toSorted((a, b) => shareDone(a) - shareDone(b))
        .map((one): Bar => ({
          key: one.planId,
          name: one.planName,
          says: (
            <>
              <b>{words.share(shareDone(one))}</b>
              <RoundNumbers of={roundsOfPlan(one, { from, to, place })} />
            </>
          ),
          parts: partsOf(one),
        }))}
    />
  );
}

function ByBuilding({ body: { buildings, from, to }, place }: Props) {
  const words = useAnalysisWords();
  return (
    <Bars
      title={words.roundsAtBuildings}
      hint={words.roundsAtHint}
      most={100}
      bars={buildings
        .toSorted((a, b) => shareDone(a) - shareDone(b))
        .map((one): Bar => ({
          key: one.placeId,
          name: one.placeName,
          says: (
            <>
              <b>{words.share(shareDone(one))}</b>
              <RoundNumbers of={roundsAt(one, { from, to, place })} />
            </>
          ),
          parts: partsOf(one),
        }))}
    />
  );
}

function Coverage({ body: { buildings, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const share = ({ reached, due }: { reached: number; due: number }): number => percentOf(reached, due) ?? 0;
  return (
    <Bars
      title={words.coverage}
      most={100}
      bars={buildings
        .toSorted((a, b) => share(a) - share(b))
        .map((one): Bar => ({
          key: one.placeId,
          name: one.placeName,
          says: (
            <>
              <b>{words.share(share(one))}</b>
              <Open of={{ ...roundsAt(one, { from, to, place }).all, n: one.due }}>
                {words.ofPoints(one.reached, one.due)}
              </Open>
            </>
          ),
          parts: [{ look: 'mid', n: share(one) }],
        }))}
    />
  );
}

function Unreached({
  body: { unreached, unreachedAll = 0, from, to },
  path,
}: Pick<Props, 'body'> & Pick<PartProps, 'path'>) {
  const words = useAnalysisWords();
  return (
    <Card>
      <h2 class={styles.head}>{words.unreached}</h2>
      {unreached.length === 0 && <p>{words.unreachedNone}</p>}
      {unreachedAll > unreached.length && <p>{words.unreachedFirst(unreached.length, unreachedAll)}</p>}
      <ul class={styles.list}>
        {unreached.map(({ placeId, placeName, due }) => (
          <li key={placeId}>
            <a href={`/places/${placeId}`}>{placeName}</a>
            <Open of={roundsDue({ placeId, placeName, due }, { from, to })}>{words.dueTimes(due)}</Open>
          </li>
        ))}
      </ul>
      {unreached.length > 0 && <TakeList path={path.replace('/rounds?', '/unreached-list?')} />}
    </Card>
  );
}
