// What stands in the school and grows old, and whether each meal left its samples as the law asks.
import { useMemo } from 'preact/hooks';
import { RegisterAnalysis } from '../../domain/analysis-reports.ts';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { Bars } from './bars.tsx';
import { assetsOf, mealsWeek } from './counted.ts';
import { MealStrips } from './meal-strips.tsx';
import { Open } from './open.tsx';
import { Part, type PartProps } from './part.tsx';
import { useAnalysisWords } from './use-words.ts';
import { WeekChart, type Series } from './week-chart.tsx';

export function RegisterPart({ path, place }: PartProps) {
  const report = useReport(path, RegisterAnalysis, { offers: true });
  const hasMeals = ({ weeks }: RegisterAnalysis): boolean => weeks.some(({ meals }) => meals > 0);
  return (
    <Part report={report} isEmpty={(body) => body.assets.length === 0 && !hasMeals(body)}>
      {(body) => (
        <>
          {body.assets.length > 0 && <Assets body={body} place={place} />}
          {hasMeals(body) && <Meals body={body} place={place} />}
          {body.strips && body.strips.length > 0 && (
            <MealStrips strips={body.strips} span={{ from: body.from, to: body.to, place }} />
          )}
        </>
      )}
    </Part>
  );
}

type Props = { body: RegisterAnalysis; place: string | null };

function Assets({ body: { assets, from, to }, place }: Props) {
  const words = useAnalysisWords();
  const { assets: names } = useWords();
  return (
    <Bars
      title={words.assets}
      most={100}
      bars={assets.map((one) => {
        const { kind, total, past, soon, unknown } = one;
        const counted = assetsOf(one, { from, to, place });
        const states = (['past', 'soon', 'unknown'] as const).filter((state) => one[state] > 0);
        return {
          key: kind,
          name: names.categories[kind],
          says: (
            <>
              <Open of={counted.total}>{words.assetsN(total)}</Open>
              {states.map((state) => (
                <Open key={state} of={counted[state]}>
                  {words.stateN(words.assetStates[state], one[state])}
                </Open>
              ))}
            </>
          ),
          parts: [
            { look: 'grave', n: (100 * past) / total },
            { look: 'deep', n: (100 * soon) / total },
            { look: 'mid', n: (100 * unknown) / total },
            { look: 'light', n: (100 * (total - past - soon - unknown)) / total },
          ],
        };
      })}
    />
  );
}

function Meals({ body: { weeks, from, to }, place }: Props) {
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
  const counted = weeks.map((one) => mealsWeek(one, { from, to, place }));
  return (
    <WeekChart
      title={words.mealsByWeek}
      says={words.mealsSay(sum('whole'), sum('meals'))}
      hint={words.mealsHint}
      kind="bars"
      weeks={mondays}
      series={series}
      columns={(['meals', 'whole', 'notWhole'] as const).map((name) => ({
        head: words[name],
        values: counted.map((one) => one[name]),
      }))}
    />
  );
}
