// One picture over some weeks, what it says in words above it, and the same numbers as a table below it.
import { BarChart, LineChart, Svg, type BarChartOptions, type LineChartOptions } from 'chartist';
import { useEffect, useRef } from 'preact/hooks';
import { sundayOf } from '../../domain/week-share.ts';
import { Card } from '../ui/card.tsx';
import { NumberTable, type Column } from './number-table.tsx';
import styles from './analysis.module.css';
import { useAnalysisWords } from './use-words.ts';

/** `look`: told apart in grey as well. `few`: of these weeks there is little to say. */
export type Series = { name: string; look: Look; values: (number | null)[]; few?: boolean[] };
export type Look = 'deep' | 'mid' | 'light' | 'rest' | 'grave' | 'line' | 'dashed';

export type Band = { name: string; low: number; high: number };

type Props = {
  title: string;
  says: string;
  hint?: string;
  kind: 'bars' | 'lines';
  weeks: readonly string[];
  series: readonly Series[];
  /** What is aimed at, from and to, with a word for it. */
  band?: Band | undefined;
  columns?: readonly Column[];
};

// Style attributes are refused here (CSP); the same words given to the element itself are not.
type SetAttributes = (this: Svg, given: string | Record<string, unknown>, space?: string) => Svg;
const setAttributes = Reflect.get(Svg.prototype, 'attr') as SetAttributes;
const withoutStyle: SetAttributes = function (given, space) {
  if (typeof given === 'string' || !('style' in given)) return setAttributes.call(this, given, space);
  const { style, ...rest } = given;
  this.getNode<SVGElement>().style.cssText = String(style);
  return setAttributes.call(this, rest, space);
};
Reflect.set(Svg.prototype, 'attr', withoutStyle);

/** 11/2, and only as many as are read beside each other; what one of them takes, in pixels. */
const dayLabel = (monday: string): string => `${Number(monday.slice(5, 7))}/${Number(monday.slice(8))}`;
const labelWidth = 48;
const mostLabels = 7;

const chartHeight = 220;
const barOptions: BarChartOptions = {
  stackBars: true,
  height: chartHeight,
  chartPadding: { top: 12, right: 8, bottom: 0, left: 0 },
  axisX: { showGrid: false },
  axisY: { onlyInteger: true, offset: 44 },
};
const lineOptions: LineChartOptions = {
  height: chartHeight,
  low: 0,
  lineSmooth: false,
  fullWidth: true,
  chartPadding: { top: 12, right: 24, bottom: 0, left: 0 },
  axisX: { showGrid: false },
  axisY: { offset: 44 },
};

export function WeekChart({ title, says, hint, kind, weeks, series, band, columns }: Props) {
  const words = useAnalysisWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => draw(box.current, kind, weeks, series, band), [kind, weeks, series, band]);
  const shown: readonly Column[] = columns ?? series.map(({ name, values }) => ({ head: name, values }));
  return (
    <Card>
      <figure class={styles.figure}>
        <figcaption>
          <h2>{title}</h2>
          <p>{says}</p>
        </figcaption>
        <ul class={styles.legend}>
          {series.map(({ name, look }) => (
            <li key={name}>
              <i data-look={look} />
              {name}
            </li>
          ))}
          {band && (
            <li>
              <i data-look="band" />
              {band.name}
            </li>
          )}
        </ul>
        <div class={styles.chart} ref={box} role="img" aria-label={`${title}：${says}`} />
        {hint && <p class={styles.hint}>{hint}</p>}
      </figure>
      <NumberTable
        label={title}
        first={words.week}
        rows={weeks.map((monday) => ({
          key: monday,
          name: words.weekOf(monday, sundayOf(monday)),
        }))}
        columns={shown}
      />
    </Card>
  );
}

/** So that the band is there, however low the line runs. */
const highest = (series: readonly Series[], { high }: Band): number =>
  Math.max(high, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));

function draw(
  box: HTMLDivElement | null,
  kind: Props['kind'],
  weeks: readonly string[],
  series: readonly Series[],
  band: Band | undefined,
): (() => void) | undefined {
  if (!box) return undefined;
  const room = Math.max(2, Math.min(mostLabels, Math.floor(box.clientWidth / labelWidth) - 1));
  const every = Math.ceil(weeks.length / room);
  const labels = weeks.map((monday, n) => ((weeks.length - 1 - n) % every === 0 ? dayLabel(monday) : ''));
  const data = {
    labels,
    series: series.map(({ look, values, few }) => ({
      className: `look-${look}`,
      data: values.map((value, n) => (few?.[n] ? { value, meta: 'few' } : value)),
    })),
  };
  const chart =
    kind === 'bars'
      ? new BarChart(box, data, barOptions)
      : new LineChart(box, data, { ...lineOptions, ...(band && { high: highest(series, band) }) });
  // Drawn for the screen, it still fits the narrower column of a page.
  chart.on('created', ({ svg, axisY, chartRect }) => {
    svg.attr({ viewBox: `0 0 ${box.clientWidth} ${chartHeight}` });
    if (!band) return;
    const y = chartRect.y1 - axisY.projectValue(band.high);
    const height = chartRect.y1 - axisY.projectValue(band.low) - y;
    svg.elem('rect', { x: chartRect.x1, y, width: chartRect.width(), height }, styles.band, true);
  });
  if (chart instanceof LineChart)
    chart.on('draw', (drawn) => {
      if (drawn.type === 'point' && drawn.meta === 'few') drawn.element.addClass('few');
    });
  return () => {
    chart.detach();
    box.replaceChildren();
  };
}
