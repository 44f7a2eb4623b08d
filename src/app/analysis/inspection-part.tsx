// What was inspected, in which building, and what was abnormal again and again.
import { useMemo } from 'preact/hooks';
import { InspectionAnalysis } from '../../domain/analysis-reports.ts';
import { useReport } from '../use-report.ts';
import { Bars } from './bars.tsx';
import { inspectedAt, inspectedWeek } from './counted.ts';
import { FailingMatrix } from './failing-matrix.tsx';
import { Open } from './open.tsx';
import { Part, type PartProps } from './part.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

export function InspectionPart({ path, place }: PartProps) {
  const report = useReport(path, InspectionAnalysis, { offers: true });
  return (
    <Part report={report} isEmpty={({ weeks }) => weeks.every(({ inspections }) => inspections === 0)}>
      {(body) => (
        <>
          <ByWeek body={body} place={place} />
          <ByBuilding body={body} place={place} />
          {body.items.length > 0 && <FailingMatrix body={body} place={place} />}
          <Bulk body={body} />
        </>
      )}
    </Part>
  );
}

type Props = { body: InspectionAnalysis; place: string | null };

function ByWeek({ body: { weeks, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const sum = (pick: (one: (typeof weeks)[number]) => number) => weeks.reduce((all, one) => all + pick(one), 0);
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const series = useMemo(
    (): Series[] => [
      { name: words.withFaults, look: 'grave', values: weeks.map(({ withFaults }) => withFaults) },
      { name: words.allNormal, look: 'light', values: weeks.map((one) => one.inspections - one.withFaults) },
    ],
    [weeks, words],
  );
  const counted = weeks.map((one) => inspectedWeek(one, { from, to, place }));
  return (
    <WeekChart
      title={words.inspectionsByWeek}
      says={words.inspectionsSay(
        sum((one) => one.inspections),
        sum((one) => one.withFaults),
      )}
      kind="bars"
      weeks={mondays}
      series={series}
      columns={[
        { head: words.inspections, values: counted.map((one) => one.inspections) },
        { head: words.withFaults, values: counted.map((one) => one.withFaults) },
        { head: words.late, values: counted.map((one) => one.late) },
        { head: words.bulk, values: weeks.map((one) => shareWord(percentOf(one.bulk, one.answers), words)) },
      ]}
    />
  );
}

const shareWord = (percent: number | null, words: { share: (percent: number) => string }): string | null =>
  percent === null ? null : words.share(percent);

function ByBuilding({ body: { buildings, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const sorted = buildings.toSorted((a, b) => b.inspections - a.inspections);
  return (
    <Bars
      title={words.byBuilding}
      bars={sorted.map((one) => {
        const counted = inspectedAt(one, { from, to, place });
        return {
          key: one.placeId,
          name: one.placeName,
          says: (
            <>
              <Open of={counted.inspections}>{words.inspectionsN(one.inspections)}</Open>
              <Open of={counted.withFaults}>{words.faultyN(one.withFaults)}</Open>
            </>
          ),
          parts: [
            { look: 'grave', n: one.withFaults },
            { look: 'light', n: one.inspections - one.withFaults },
          ],
        };
      })}
    />
  );
}

/** Of the answers of a week, how many were given by one tap. */
function Bulk({ body: { weeks } }: { body: InspectionAnalysis }) {
  const words = useAnalysisWords();
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const series = useMemo(
    (): Series[] => [{ name: words.bulk, look: 'line', values: weeks.map((one) => percentOf(one.bulk, one.answers)) }],
    [weeks, words],
  );
  const sum = (pick: 'bulk' | 'answers'): number => weeks.reduce((all, one) => all + one[pick], 0);
  return (
    <WeekChart
      title={words.bulkByWeek}
      says={words.bulkSay(percentOf(sum('bulk'), sum('answers')))}
      hint={words.bulkHint}
      kind="lines"
      weeks={mondays}
      series={series}
    />
  );
}
