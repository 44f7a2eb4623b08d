// How many hazards came and went, how long they took, how old the open ones are, and of which kind and where.
import { useMemo } from 'preact/hooks';
import { ageSteps, HazardAnalysis } from '../../domain/analysis-reports.ts';
import { usualDays } from '../../domain/hazard.ts';
import { caseWords } from '../words/cases.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import styles from './analysis.module.css';
import { Bars, type Bar } from './bars.tsx';
import { agesOf, hazardsWeek, ofBuilding, ofCategory, answersOf, shareNames, shareOf } from './counted.ts';
import { Departments } from './departments.tsx';
import { Again, FoundByWeek, type Props } from './hazard-weeks.tsx';
import { Open } from './open.tsx';
import { Part, type PartProps } from './part.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';
import { WeekChart, type Band, type Series } from './week-chart.tsx';

/** Of fewer cases a median says little (`ux-performance.md` A10). */
const enough = 5;
const hourMs = 3_600_000;
const oneDigit = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);

export function HazardPart({ path, place }: PartProps) {
  const report = useReport(path, HazardAnalysis, { offers: true });
  const isEmpty = ({ weeks, ages }: HazardAnalysis): boolean =>
    weeks.every(({ found, ended }) => found + ended === 0) && ages.every((one) => one.ages.every((n) => n === 0));
  return (
    <Part report={report} isEmpty={isEmpty}>
      {(body) => (
        <>
          <FoundAndEnded body={body} place={place} />
          <Ages body={body} place={place} />
          <HowLong body={body} place={place} />
          <Where body={body} place={place} />
          <FoundByWeek body={body} place={place} />
          <Again body={body} place={place} />
          <Departments body={body} place={place} />
          <Shares body={body} place={place} />
        </>
      )}
    </Part>
  );
}

function FoundAndEnded({ body: { weeks, from, to }, place }: Props) {
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
      columns={(['found', 'ended'] as const).map((name) => ({
        head: words[name],
        values: weeks.map((one) => hazardsWeek(one, { from, to, place })[name]),
      }))}
    />
  );
}

function HowLong({ body, place }: Props) {
  const words = useAnalysisWords();
  const { figures, weeks } = body;
  const [low, high] = usualDays;
  const band = useMemo((): Band => ({ name: words.usualDays(low, high), low, high }), [words, low, high]);
  const median = { body, place };
  return (
    <>
      <Median
        {...median}
        of="repairs"
        title={words.repairByWeek}
        name={words.repairDays}
        total={figures.repairDays}
        band={band}
      />
      <Median
        {...median}
        of="responses"
        title={words.responseByWeek}
        name={words.responseHours}
        total={hours(figures.firstResponseMs)}
      />
      {(figures.absentMs !== null || weeks.some(({ absences }) => absences > 0)) && (
        <Median
          {...median}
          of="absences"
          title={words.absentByWeek}
          name={words.absentHours}
          total={hours(figures.absentMs)}
        />
      )}
    </>
  );
}

type Week = HazardAnalysis['weeks'][number];
const hours = (ms: number | null): number | null => (ms === null ? null : ms / hourMs);
const medians = {
  repairs: ({ repairDays }: Week) => repairDays,
  responses: ({ responseMs }: Week) => hours(responseMs),
  absences: ({ absentMs }: Week) => hours(absentMs),
};

/** `total`: of those reported in all the weeks. */
type MedianProps = Props & {
  of: keyof typeof medians;
  title: string;
  name: string;
  total: number | null;
  band?: Band;
};

function Median({ body: { weeks, from, to }, place, of, title, name, total, band }: MedianProps) {
  const words = useAnalysisWords();
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const series = useMemo(
    (): Series[] => [
      {
        name,
        look: 'line',
        values: weeks.map((one) => oneDigit(medians[of](one))),
        few: weeks.map((one) => one[of] < enough),
      },
    ],
    [weeks, name, of],
  );
  return (
    <WeekChart
      title={title}
      says={`${words.total} ${oneDigit(total) ?? '–'}`}
      hint={words.few}
      kind="lines"
      weeks={mondays}
      series={series}
      band={band}
      columns={[
        { head: name, values: series[0]?.values ?? [] },
        ...(band
          ? [
              {
                head: band.name,
                values: (series[0]?.values ?? []).map((days) => words.held(days, band.low, band.high)),
              },
            ]
          : []),
        { head: words.cases, values: weeks.map((one) => hazardsWeek(one, { from, to, place })[of]) },
      ]}
    />
  );
}

const ageLooks = ['light', 'mid', 'deep', 'grave'] as const;

/** How old the open ones of a grade are, the oldest the darkest; their numbers stand in the table below. */
function AgeBars({ ages }: Pick<HazardAnalysis, 'ages'>) {
  const words = useAnalysisWords();
  const { common } = useWords();
  const sum = (line: (typeof ages)[number]): number => line.ages.reduce((all, n) => all + n, 0);
  const most = Math.max(1, ...ages.map(sum));
  return (
    <div aria-hidden="true">
      <ul class={styles.legend}>
        {words.ageSteps.map((step, n) => (
          <li key={step}>
            <i data-look={ageLooks[n]} />
            {step}
          </li>
        ))}
      </ul>
      <ul class={styles.bars}>
        {ages.map((line) => (
          <li key={line.grade}>
            <span class={styles.name}>{common.grades[line.grade]}</span>
            <span class={styles.track}>
              {line.ages.map((n, step) => (
                <i key={ageLooks[step]} data-look={ageLooks[step]} style={{ width: `${(100 * n) / most}%` }} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Ages({ body: { ages, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const { common } = useWords();
  return (
    <Card>
      <h2 class={styles.head}>{words.ages}</h2>
      <AgeBars ages={ages} />
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
            {ages.map((line) => {
              const counted = agesOf(line, { from, to, place });
              return (
                <tr key={line.grade}>
                  <th scope="row">
                    <Open of={counted.all}>{common.grades[line.grade]}</Open>
                  </th>
                  {counted.ages.map((one, step) => (
                    <td key={step} data-old={one.n > 0 && step === ageSteps.length ? 'yes' : undefined}>
                      <Open of={one} />
                    </td>
                  ))}
                  <td data-old={line.overdue > 0 ? 'yes' : undefined}>
                    <Open of={counted.overdue} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Where({ body: { categories, buildings, weeks, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const { categories: names } = caseWords[useLanguage()];
  const span = { from, to, place };
  const mondays = weeks.map(({ week }) => week);
  const bar = (key: string, name: string, { found, open }: ReturnType<typeof ofCategory>): Bar => ({
    key,
    name,
    says: (
      <>
        <Open of={found}>{words.foundN(found.n)}</Open>
        <Open of={open}>{words.openN(open.n)}</Open>
      </>
    ),
    // Open are cases of all times, found only those of these weeks.
    parts: [
      { look: 'light', n: found.n },
      { look: 'grave', n: open.n },
    ],
  });
  return (
    <>
      <Bars
        apart
        title={words.byCategory}
        bars={categories.map((one) => bar(one.category, names[one.category], ofCategory(one, mondays, span)))}
      />
      <Bars
        apart
        title={words.byBuilding}
        bars={buildings
          .toSorted((a, b) => b.found - a.found)
          .map((one) => bar(one.placeId, one.placeName, ofBuilding(one, mondays, span)))}
      />
    </>
  );
}

function Shares({ body, place }: Props) {
  const words = useAnalysisWords();
  const { figures, from, to } = body;
  return (
    <Bars
      title={words.figures}
      most={100}
      bars={shareNames.map((name) => {
        const { n, of } = figures[name];
        const percent = percentOf(n, of);
        const counted = shareOf(name, body, { from, to, place });
        return {
          key: name,
          name: words.shares[name],
          says:
            percent === null ? (
              '–'
            ) : (
              <>
                <b>{words.share(percent)}</b>
                <span>
                  {counted.n && counted.of ? (
                    <>
                      <Open of={counted.n} /> / <Open of={counted.of} />
                    </>
                  ) : (
                    `${n} / ${of}`
                  )}
                </span>
                {name === 'answered' &&
                  answersOf(body, { from, to, place }).map((line) => (
                    <span key={line.is}>
                      {words.answers[line.is]} <Open of={line.n} /> / <Open of={line.of} />
                    </span>
                  ))}
                {counted.n && !counted.of && <Open of={counted.n}>{words.handedOnCases(counted.n.n)}</Open>}
              </>
            ),
          parts: [{ look: 'mid', n: Math.min(100, percent ?? 0) }],
        };
      })}
    />
  );
}
