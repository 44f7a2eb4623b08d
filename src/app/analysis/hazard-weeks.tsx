// Whether it gets better: hazards by category and building from week to week, and how many were put right in time, came again or came back.
import { useMemo } from 'preact/hooks';
import type { HazardAnalysis } from '../../domain/analysis-reports.ts';
import { useLanguage } from '../use-screen.ts';
import { caseWords } from '../words/cases.ts';
import { hazardsWeek, ofBuilding, ofCategory } from './counted.ts';
import { percentOf, useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

/** `place`: the one that was chosen. */
export type Props = { body: HazardAnalysis; place: string | null };

/** Of fewer a share says little (`ux-performance.md` A10). */
const enough = 5;

export function FoundByWeek({ body, place }: Props) {
  const words = useAnalysisWords();
  const { categories: names } = caseWords[useLanguage()];
  const { weeks, categories, buildings, from, to } = body;
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const span = { from, to, place };
  return (
    <>
      <Stacked
        title={words.categoriesByWeek}
        mondays={mondays}
        lines={categories.map((one) => ({ name: names[one.category], of: ofCategory(one, mondays, span) }))}
      />
      <Stacked
        title={words.buildingsByWeek}
        mondays={mondays}
        lines={buildings.map((one) => ({ name: one.placeName, of: ofBuilding(one, mondays, span) }))}
      />
    </>
  );
}

type Line = { name: string; of: ReturnType<typeof ofCategory> };
const looks = ['deep', 'mid', 'light'] as const;

function Stacked({ title, mondays, lines }: { title: string; mondays: readonly string[]; lines: readonly Line[] }) {
  const words = useAnalysisWords();
  const sorted = lines.filter(({ of }) => of.found.n > 0).toSorted((a, b) => b.of.found.n - a.of.found.n);
  const rest = sorted.slice(looks.length);
  const key = JSON.stringify(sorted);
  const series = useMemo(
    (): Series[] => [
      ...looks.flatMap((look, n): Series[] => {
        const line = sorted[n];
        return line ? [{ name: line.name, look, values: line.of.weeks.map((week) => week.n) }] : [];
      }),
      ...(rest.length > 0
        ? [
            {
              name: words.rest,
              look: 'rest' as const,
              values: mondays.map((_week, n) => rest.reduce((sum, line) => sum + (line.of.weeks[n]?.n ?? 0), 0)),
            },
          ]
        : []),
    ],
    [key, words],
  );
  const [most] = sorted;
  if (!most) return null;
  return (
    <WeekChart
      title={title}
      says={words.mostSay(most.name, most.of.found.n)}
      {...(rest.length > 0 && { hint: words.restHint })}
      kind="bars"
      weeks={mondays}
      series={series}
      columns={sorted.map(({ name, of }) => ({ head: name, values: of.weeks }))}
    />
  );
}

export function Again({ body: { weeks, figures, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const counted = weeks.map((one) => hazardsWeek(one, { from, to, place }));
  const repeats = useMemo(
    (): Series[] => [{ name: words.repeats, look: 'deep', values: weeks.map((one) => one.repeats) }],
    [weeks, words],
  );
  const sum = (pick: 'repeats' | 'found'): number => weeks.reduce((all, one) => all + one[pick], 0);
  return (
    <>
      <WeekChart
        title={words.repeatsByWeek}
        says={words.repeatsSay(sum('repeats'), sum('found'))}
        kind="bars"
        weeks={mondays}
        series={repeats}
        columns={[{ head: words.repeats, values: counted.map((one) => one.repeats) }]}
      />
      {(['inTime', 'rebound'] as const).map((name) => (
        <ShareByWeek key={name} name={name} weeks={weeks} mondays={mondays} counted={counted} share={figures[name]} />
      ))}
    </>
  );
}

type ShareProps = {
  name: 'inTime' | 'rebound';
  weeks: HazardAnalysis['weeks'];
  mondays: readonly string[];
  counted: readonly ReturnType<typeof hazardsWeek>[];
  share: { n: number; of: number };
};

function ShareByWeek({ name, weeks, mondays, counted, share: { n, of } }: ShareProps) {
  const words = useAnalysisWords();
  const series = useMemo(
    (): Series[] => [
      {
        name: words.shares[name],
        look: 'line',
        values: weeks.map((one) => percentOf(one[name].n, one[name].of)),
        few: weeks.map((one) => one[name].of < enough),
      },
    ],
    [weeks, words],
  );
  return (
    <WeekChart
      title={name === 'inTime' ? words.inTimeByWeek : words.reboundByWeek}
      says={words.shareSay(n, of, percentOf(n, of))}
      hint={`${name === 'inTime' ? words.inTimeHint : words.reboundHint} ${words.few}`}
      kind="lines"
      weeks={mondays}
      series={series}
      columns={[
        { head: words.shares[name], values: series[0]?.values ?? [] },
        { head: words.cases, values: counted.map((one) => one[name]) },
        { head: words.ofWhole[name], values: counted.map((one) => one[`${name}Of`]) },
      ]}
    />
  );
}
