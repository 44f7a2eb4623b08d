// How many hazards came and went, how long they took, how old the open ones are, and of which kind and where.
import { useMemo } from 'preact/hooks';
import { ageSteps, HazardAnalysis } from '../../domain/analysis-reports.ts';
import { caseWords } from '../words/cases.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import styles from './analysis.module.css';
import { Bars } from './bars.tsx';
import { Part } from './part.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

/** Of fewer cases a median says little (`ux-performance.md` A10). */
const enough = 5;
const hourMs = 3_600_000;
const oneDigit = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);

export function HazardPart({ path }: { path: string }) {
  const report = useReport(path, HazardAnalysis);
  const isEmpty = ({ weeks, ages }: HazardAnalysis): boolean =>
    weeks.every(({ found, ended }) => found + ended === 0) && ages.every((one) => one.ages.every((n) => n === 0));
  return (
    <Part report={report} isEmpty={isEmpty}>
      {(body) => (
        <>
          <FoundAndEnded body={body} />
          <Ages body={body} />
          <HowLong body={body} />
          <Where body={body} />
          <Shares body={body} />
        </>
      )}
    </Part>
  );
}

type PartProps = { body: HazardAnalysis };

function FoundAndEnded({ body: { weeks } }: PartProps) {
  const words = useAnalysisWords();
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const series = useMemo(
    (): Series[] => [
      { name: words.found, look: 'line', values: weeks.map(({ found }) => found) },
      { name: words.ended, look: 'dashed', values: weeks.map(({ ended }) => ended) },
    ],
    [weeks, words],
  );
  const sum = (pick: 'found' | 'ended'): number => weeks.reduce((all, one) => all + one[pick], 0);
  return (
    <WeekChart
      title={words.hazardsByWeek}
      says={words.hazardsSay(sum('found'), sum('ended'))}
      kind="lines"
      weeks={mondays}
      series={series}
    />
  );
}

function HowLong({ body: { weeks, figures } }: PartProps) {
  const words = useAnalysisWords();
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const repair = useMemo(
    (): Series[] => [
      {
        name: words.repairDays,
        look: 'line',
        values: weeks.map(({ repairDays }) => oneDigit(repairDays)),
        few: weeks.map(({ repairs }) => repairs < enough),
      },
    ],
    [weeks, words],
  );
  const response = useMemo(
    (): Series[] => [
      {
        name: words.responseHours,
        look: 'line',
        values: weeks.map(({ responseMs }) => oneDigit(responseMs === null ? null : responseMs / hourMs)),
        few: weeks.map(({ responses }) => responses < enough),
      },
    ],
    [weeks, words],
  );
  const withCount = ([series]: Series[], counts: number[]) => [
    { head: series?.name ?? '', values: series?.values ?? [] },
    { head: words.cases, values: counts },
  ];
  return (
    <>
      <WeekChart
        title={words.repairByWeek}
        says={`${words.total} ${oneDigit(figures.repairDays) ?? '–'}`}
        hint={words.few}
        kind="lines"
        weeks={mondays}
        series={repair}
        columns={withCount(
          repair,
          weeks.map(({ repairs }) => repairs),
        )}
      />
      <WeekChart
        title={words.responseByWeek}
        says={`${words.total} ${oneDigit(figures.firstResponseMs === null ? null : figures.firstResponseMs / hourMs) ?? '–'}`}
        hint={words.few}
        kind="lines"
        weeks={mondays}
        series={response}
        columns={withCount(
          response,
          weeks.map(({ responses }) => responses),
        )}
      />
    </>
  );
}

function Ages({ body: { ages } }: PartProps) {
  const words = useAnalysisWords();
  const { common } = useWords();
  return (
    <Card>
      <h2 class={styles.head}>{words.ages}</h2>
      <div class={styles.wide} role="region" aria-label={words.ages} tabIndex={0}>
        <table class={styles.ages}>
          <thead>
            <tr>
              <th scope="col">{words.grade}</th>
              {words.ageSteps.map((step) => (
                <th key={step} scope="col">
                  {step}
                </th>
              ))}
              <th scope="col">{words.overdue}</th>
            </tr>
          </thead>
          <tbody>
            {ages.map(({ grade, ages: counts, overdue }) => (
              <tr key={grade}>
                <th scope="row">
                  <a href={`/hazards?list=open&grade=${grade}`}>{common.grades[grade]}</a>
                </th>
                {counts.map((n, step) => (
                  <td key={step} data-old={n > 0 && step === ageSteps.length ? 'yes' : undefined}>
                    {n}
                  </td>
                ))}
                <td data-old={overdue > 0 ? 'yes' : undefined}>
                  <a href={`/hazards?list=overdue&grade=${grade}`}>{overdue}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Where({ body: { categories, buildings } }: PartProps) {
  const words = useAnalysisWords();
  const { categories: names } = caseWords[useLanguage()];
  const parts = ({ found, open }: { found: number; open: number }) => [
    { look: 'grave' as const, n: open },
    { look: 'light' as const, n: Math.max(0, found - open) },
  ];
  return (
    <>
      <Bars
        title={words.byCategory}
        bars={categories.map((one) => ({
          key: one.category,
          name: names[one.category],
          says: words.foundOpen(one.found, one.open),
          href: `/hazards?list=open&category=${one.category}`,
          parts: parts(one),
        }))}
      />
      <Bars
        title={words.byBuilding}
        bars={buildings
          .toSorted((a, b) => b.found - a.found)
          .map((one) => ({
            key: one.placeId,
            name: one.placeName,
            says: words.foundOpen(one.found, one.open),
            href: `/hazards?list=open&place=${one.placeId}`,
            parts: parts(one),
          }))}
      />
    </>
  );
}

function Shares({ body: { figures } }: PartProps) {
  const words = useAnalysisWords();
  const shares = ['onSpot', 'closed', 'inTime', 'answered', 'handedOn', 'rebound'] as const;
  return (
    <Bars
      title={words.figures}
      most={100}
      bars={shares.map((name) => {
        const { n, of } = figures[name];
        const percent = percentOf(n, of);
        return {
          key: name,
          name: words.shares[name],
          says: percent === null ? '–' : `${words.share(percent)} · ${n}/${of}`,
          parts: [{ look: 'mid', n: Math.min(100, percent ?? 0) }],
        };
      })}
    />
  );
}
