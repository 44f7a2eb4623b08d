// What stands in the school and grows old, and whether each meal left its samples as the law asks.
import { useMemo } from 'preact/hooks';
import { RegisterAnalysis } from '../../domain/analysis-reports.ts';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { Bars } from './bars.tsx';
import { Part } from './part.tsx';
import { useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

export function RegisterPart({ path }: { path: string }) {
  const report = useReport(path, RegisterAnalysis);
  const hasMeals = ({ weeks }: RegisterAnalysis): boolean => weeks.some(({ meals }) => meals > 0);
  return (
    <Part report={report} isEmpty={(body) => body.assets.length === 0 && !hasMeals(body)}>
      {(body) => (
        <>
          {body.assets.length > 0 && <Assets body={body} />}
          {hasMeals(body) && <Meals body={body} />}
        </>
      )}
    </Part>
  );
}

type PartProps = { body: RegisterAnalysis };

function Assets({ body: { assets } }: PartProps) {
  const words = useAnalysisWords();
  const { assets: names } = useWords();
  return (
    <Bars
      title={words.assets}
      most={100}
      bars={assets.map(({ category, total, past, soon, unknown }) => ({
        key: category,
        name: names.categories[category],
        says: words.ofAssets(past, soon, total),
        parts: [
          { look: 'grave', n: (100 * past) / total },
          { look: 'deep', n: (100 * soon) / total },
          { look: 'mid', n: (100 * unknown) / total },
          { look: 'light', n: (100 * (total - past - soon - unknown)) / total },
        ],
        ...(unknown > 0 && { about: `${words.assetStates.unknown} ${unknown}` }),
      }))}
    />
  );
}

function Meals({ body: { weeks } }: PartProps) {
  const words = useAnalysisWords();
  const mondays = useMemo(() => weeks.map(({ week }) => week), [weeks]);
  const series = useMemo(
    (): Series[] => [
      { name: words.notWhole, look: 'grave', values: weeks.map(({ meals, whole }) => meals - whole) },
      { name: words.whole, look: 'light', values: weeks.map(({ whole }) => whole) },
    ],
    [weeks, words],
  );
  const sum = (pick: 'meals' | 'whole'): number => weeks.reduce((all, one) => all + one[pick], 0);
  return (
    <WeekChart
      title={words.mealsByWeek}
      says={words.mealsSay(sum('whole'), sum('meals'))}
      hint={words.mealsHint}
      kind="bars"
      weeks={mondays}
      series={series}
    />
  );
}
