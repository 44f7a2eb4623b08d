// What was inspected, in which building, and what was abnormal again and again.
import { useMemo } from 'preact/hooks';
import { InspectionAnalysis } from '../../domain/analysis-reports.ts';
import { sundayOf } from '../../domain/week-share.ts';
import { inLanguage } from '../format.ts';
import { addressOf, everythingToday, type RecordFilter } from '../manage/record-filter.ts';
import { useReport } from '../use-report.ts';
import { useLanguage } from '../use-screen.ts';
import { Bars } from './bars.tsx';
import { Part } from './part.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

const records = (from: string, to: string, over: Partial<RecordFilter> = {}): string =>
  addressOf({ ...everythingToday, day: { from, to }, ...over });

export function InspectionPart({ path }: { path: string }) {
  const report = useReport(path, InspectionAnalysis);
  return (
    <Part report={report} isEmpty={({ weeks }) => weeks.every(({ inspections }) => inspections === 0)}>
      {(body) => (
        <>
          <ByWeek body={body} />
          <ByBuilding body={body} />
          {body.items.length > 0 && <Failing body={body} />}
        </>
      )}
    </Part>
  );
}

function ByWeek({ body: { weeks } }: { body: InspectionAnalysis }) {
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
      weekHref={(monday) => records(monday, sundayOf(monday))}
      columns={[
        { head: words.inspections, values: weeks.map((one) => one.inspections) },
        { head: words.withFaults, values: weeks.map((one) => one.withFaults) },
        { head: words.late, values: weeks.map((one) => one.late) },
        { head: words.bulk, values: weeks.map((one) => shareWord(percentOf(one.bulk, one.answers), words)) },
      ]}
    />
  );
}

const shareWord = (percent: number | null, words: { share: (percent: number) => string }): string | null =>
  percent === null ? null : words.share(percent);

function ByBuilding({ body: { buildings, from, to } }: { body: InspectionAnalysis }) {
  const words = useAnalysisWords();
  const sorted = buildings.toSorted((a, b) => b.inspections - a.inspections);
  return (
    <Bars
      title={words.byBuilding}
      bars={sorted.map(({ placeId, placeName, inspections, withFaults }) => ({
        key: placeId,
        name: placeName,
        says: words.ofInspections(withFaults, inspections),
        href: records(from, to, { place: placeId }),
        parts: [
          { look: 'grave', n: withFaults },
          { look: 'light', n: inspections - withFaults },
        ],
      }))}
    />
  );
}

function Failing({ body: { items, from, to } }: { body: InspectionAnalysis }) {
  const words = useAnalysisWords();
  const language = useLanguage();
  return (
    <Bars
      title={words.failing}
      hint={words.failingHint}
      bars={items.map(({ templateCode, itemId, text, templateName, faults, places }) => ({
        key: `${templateCode} ${itemId}`,
        name: text ? inLanguage(text, language) : itemId,
        says: words.times(faults),
        href: records(from, to, { template: templateCode, result: 'abnormal' }),
        parts: [{ look: 'grave', n: faults }],
        about: [
          templateName ? inLanguage(templateName, language) : templateCode,
          ...places.slice(0, 4).map((place) => words.at(place.placeName, place.faults)),
        ].join(' · '),
      }))}
    />
  );
}
