// A strip for each meal of each canteen, a cell a day: where samples were not whole is seen at once (留样合格率). In grey as in colour.
import { useEffect, useRef } from 'preact/hooks';
import { mondayOf } from '../../domain/week-share.ts';
import type { RegisterAnalysis } from '../../domain/analysis-reports.ts';
import { dayPlus } from '../days.ts';
import { useKitchenWords } from '../kitchen/use-kitchen-words.ts';
import { Card } from '../ui/card.tsx';
import { mealsOf, type Span } from './counted.ts';
import { daySize, dayStep } from './heat.ts';
import styles from './heat.module.css';
import { Open } from './open.tsx';
import { useAnalysisWords } from './use-words.ts';

type Strip = NonNullable<RegisterAnalysis['strips']>[number];
/** Mondays stand above the days. */
const head = 20;
const weekDays = 7;
const shades = { y: 'good', n: 'poor', '-': 'none' } as const;

export function MealStrips({ strips, span }: { strips: readonly Strip[]; span: Span }) {
  const words = useAnalysisWords();
  const wide = useRef<HTMLDivElement>(null);
  // The latest days are looked at first.
  useEffect(() => {
    if (wide.current) wide.current.scrollLeft = wide.current.scrollWidth;
  }, [span.from, span.to, span.place]);
  return (
    <div class={styles.heat}>
      <Card>
        <h2>{words.strips}</h2>
        <ul class={styles.legend}>
          {(['n', 'y', '-'] as const).map((letter) => (
            <li key={letter}>
              <svg viewBox={`0 0 ${daySize} ${daySize}`} aria-hidden="true">
                <path data-shade={shades[letter]} d={cell(0, 0)} />
              </svg>
              {words.stripLegend[letter]}
            </li>
          ))}
        </ul>
        <div class={styles.wide} ref={wide} role="region" aria-label={words.strips} tabIndex={0}>
          {strips.map((strip) => (
            <MealStrip key={`${strip.placeId} ${strip.meal}`} of={strip} span={span} />
          ))}
        </div>
      </Card>
    </div>
  );
}

function MealStrip({ of, span }: { of: Strip; span: Span }) {
  const words = useAnalysisWords();
  const { kitchen } = useKitchenWords();
  const { due, notWhole } = mealsOf(of, span);
  const days = Array.from(of.days);
  const paths = Object.entries(shades).map(([letter, shade]) => ({
    shade,
    d: days.map((one, n) => (one === letter ? cell(n * dayStep, head) : '')).join(''),
  }));
  const mondays = days.flatMap((_, n) => {
    const day = dayPlus(span.from, n);
    return day === mondayOf(day) && n % (2 * weekDays) < weekDays ? [{ x: n * dayStep, day: day.slice(5) }] : [];
  });
  const width = days.length * dayStep;
  return (
    <figure>
      <figcaption>
        <b>
          {of.placeName} {kitchen.meals[of.meal]}
        </b>{' '}
        <Open of={due}>{words.list.meals(due.n)}</Open> <Open of={notWhole}>{words.notWholeN(notWhole.n)}</Open>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${head + dayStep}`} width={width} height={head + dayStep} aria-hidden="true">
        {mondays.map(({ x, day }) => (
          <text key={day} x={x} y={head - 6}>
            {day}
          </text>
        ))}
        {paths.map(({ shade, d }) => (
          <path key={shade} data-shade={shade} d={d} />
        ))}
      </svg>
    </figure>
  );
}

const cell = (x: number, y: number): string => `M${x} ${y}h${daySize}v${daySize}h-${daySize}z`;
