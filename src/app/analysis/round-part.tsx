// What closed rounds came to, plan by plan, and which points they reached.
import { useMemo } from 'preact/hooks';
import { RoundAnalysis } from '../../domain/analysis-reports.ts';
import { outcomes, type Outcome } from '../../domain/round.ts';
import { calendarAddress } from '../manage/board-asked.ts';
import { useReport } from '../use-report.ts';
import { Card } from '../ui/card.tsx';
import styles from './analysis.module.css';
import { Bars, type Bar } from './bars.tsx';
import { HeatPart } from './heat-part.tsx';
import { Part } from './part.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

const looks: Record<Outcome, 'light' | 'mid' | 'deep' | 'grave'> = {
  done: 'light',
  late: 'mid',
  partly: 'deep',
  missed: 'grave',
};
const roundsOf = (one: Record<Outcome, number>): number => outcomes.reduce((sum, name) => sum + one[name], 0);

export function RoundPart({ path }: { path: string }) {
  const report = useReport(path, RoundAnalysis);
  return (
    <Part report={report} isEmpty={({ plans }) => plans.length === 0}>
      {(body) => (
        <>
          <ByWeek body={body} />
          <ByPlan body={body} />
          <Coverage body={body} />
          <Unreached body={body} />
          <HeatPart path={path.replace('/rounds?', '/days?')} />
        </>
      )}
    </Part>
  );
}

type PartProps = { body: RoundAnalysis };

function ByWeek({ body: { weeks } }: PartProps) {
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
  return (
    <WeekChart
      title={words.roundsByWeek}
      says={words.roundsSay(all, done)}
      kind="bars"
      weeks={mondays}
      series={series}
      weekHref={(monday) => calendarAddress({ month: monday.slice(0, 7), plan: null })}
    />
  );
}

function ByPlan({ body: { plans, to } }: PartProps) {
  const words = useAnalysisWords();
  const share = (one: (typeof plans)[number]): number => percentOf(one.done, roundsOf(one)) ?? 0;
  return (
    <Bars
      title={words.byPlan}
      most={100}
      bars={plans
        .toSorted((a, b) => share(a) - share(b))
        .map((one): Bar => {
          const all = roundsOf(one);
          return {
            key: one.planId,
            name: one.planName,
            says: `${words.share(share(one))} · ${words.ofRounds(one.done, all)}`,
            href: calendarAddress({ month: to.slice(0, 7), plan: one.planId }),
            parts: outcomes.map((name) => ({ look: looks[name], n: percentOf(one[name], all) ?? 0 })),
          };
        })}
    />
  );
}

function Coverage({ body: { buildings } }: PartProps) {
  const words = useAnalysisWords();
  const share = ({ reached, due }: { reached: number; due: number }): number => percentOf(reached, due) ?? 0;
  return (
    <Bars
      title={words.coverage}
      most={100}
      bars={buildings
        .toSorted((a, b) => share(a) - share(b))
        .map((one) => ({
          key: one.placeId,
          name: one.placeName,
          says: `${words.share(share(one))} · ${words.ofPoints(one.reached, one.due)}`,
          parts: [{ look: 'mid', n: share(one) }],
        }))}
    />
  );
}

function Unreached({ body: { unreached } }: PartProps) {
  const words = useAnalysisWords();
  return (
    <Card>
      <h2 class={styles.head}>{words.unreached}</h2>
      {unreached.length === 0 && <p>{words.unreachedNone}</p>}
      <ul class={styles.list}>
        {unreached.map(({ placeId, placeName, due }) => (
          <li key={placeId}>
            <a href={`/places/${placeId}`}>{placeName}</a>
            <span>{words.dueTimes(due)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
