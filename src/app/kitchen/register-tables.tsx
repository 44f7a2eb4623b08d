// The two tables of the register, with the columns of the forms (`domain.md` 8.5); the workbook has the same.
import { isWarm, type FridgeReading, type Sample } from '../../domain/kitchen.ts';
import { byMeal, fridgeCelsius, type Gap } from '../../domain/register.ts';
import type { Register } from '../../domain/register-reports.ts';
import { clock, nearDayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { limitsOf } from './fridges.tsx';
import styles from './kitchen.module.css';

/** The newest day first. */
const inOrder = (a: Sample | Gap, b: Sample | Gap): number => b.day.localeCompare(a.day) || byMeal(a, b);

type SamplesProps = { of: Register; gaps: readonly Gap[] };

export function Samples({ of: { samples, readings }, gaps }: SamplesProps) {
  const { columns, title, registerNone } = useKitchenWords().kitchen;
  if (samples.length + gaps.length === 0) return <p class={styles.hint}>{registerNone}</p>;
  return (
    <div class={styles.wide} role="region" aria-label={title} tabIndex={0}>
      <table class={styles.table}>
        <thead>
          <tr>
            {Object.entries(columns).map(([key, name]) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...samples, ...gaps]
            .sort(inOrder)
            .map((line) =>
              'id' in line ? (
                <SampleRow key={line.id} of={line} celsius={fridgeCelsius(line, readings)} />
              ) : (
                <GapRow key={`${line.canteenId} ${line.day} ${line.meal} ${line.dish}`} of={line} />
              ),
            )}
        </tbody>
      </table>
    </div>
  );
}

function GapRow({ of: { day, meal, dish } }: { of: Gap }) {
  const { kitchen: words } = useKitchenWords();
  return (
    <tr>
      <td data-whole>{day}</td>
      <td data-whole>{words.meals[meal]}</td>
      <td data-dish>{dish}</td>
      <td class={styles.gap} colSpan={Object.keys(words.columns).length - 3}>
        {words.gapRow}
      </td>
    </tr>
  );
}

function SampleRow({ of: sample, celsius }: { of: Sample; celsius: number | null }) {
  const language = useLanguage();
  const { kitchen: words, handOver } = useKitchenWords();
  const { kept, disposed, missed } = sample;
  const gone = sample.state === 'handed-over' ? sample.handedOver : null;
  const time = (ms: number | undefined) => (ms === undefined ? '' : nearDayAndClock(ms, language));
  return (
    <tr>
      <td data-whole>{sample.day}</td>
      <td data-whole>{words.meals[sample.meal]}</td>
      <td data-dish>{sample.dish}</td>
      {kept ? (
        <td class={kept.asked ? styles.gap : ''}>
          {[kept.grams, kept.asked && words.less(kept.asked)].filter(Boolean).join(' ')}
        </td>
      ) : (
        <td class={styles.gap}>{missed && words.missedLine(missed.reason)}</td>
      )}
      <td data-whole>
        {[time(kept?.takenAt), kept?.late && words.late, kept && !kept.sure && words.unsure].filter(Boolean).join(' ')}
      </td>
      <td>{sample.byName}</td>
      <td>{[kept?.fridge, kept?.shelf].filter(Boolean).join(' ')}</td>
      <td>{kept?.box}</td>
      <td>{celsius}</td>
      <td>{kept?.photos?.length}</td>
      <td data-whole>{time(kept?.keepUntil)}</td>
      <td data-whole>{time((gone ?? disposed)?.at)}</td>
      <td>{gone ? handOver.state : disposed && words.ways[disposed.way]}</td>
      <td>{(gone ?? disposed)?.byName}</td>
      <td>{sample.signed?.byName}</td>
      <td>
        {[
          disposed && words.witnessed(disposed.witness),
          gone && `${gone.unit} ${gone.taker}`,
          disposed?.note,
          disposed?.early && words.early,
        ]
          .filter(Boolean)
          .join(' ')}
      </td>
    </tr>
  );
}

export function Readings({ of }: { of: readonly FridgeReading[] }) {
  const { kitchen: words } = useKitchenWords();
  return (
    <section class={styles.meal}>
      <h2>{words.readingsTitle}</h2>
      <div class={styles.wide} role="region" aria-label={words.readingsTitle} tabIndex={0}>
        <table class={styles.table}>
          <thead>
            <tr>
              {Object.entries(words.readingColumns).map(([key, name]) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...of]
              .sort((a, b) => b.at - a.at)
              .map((one) => (
                <tr key={one.id}>
                  <td data-whole>{one.day}</td>
                  <td data-whole>{clock(one.at)}</td>
                  <td>{one.fridge}</td>
                  <td>{one.again ?? one.celsius}</td>
                  <td class={isWarm(one) ? styles.gap : ''}>
                    {isWarm(one) ? words.warm(...limitsOf(one)) : words.fine}
                  </td>
                  <td>{one.again !== null && words.measuredAgain(one.celsius, one.again, isWarm(one))}</td>
                  <td>{one.byName}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
