// The heat calendar: building by building which days left points out. Read in grey as well, and as a table by month.
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DayAnalysis } from '../../domain/analysis-reports.ts';
import { shades } from '../../domain/round-calendar.ts';
import { dayKey } from '../format.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayPlus } from '../days.ts';
import { useReport } from '../use-report.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { roundsFrom, roundsOn, type Span } from './counted.ts';
import styles from './heat.module.css';
import { byMonth, dayAt, daySize, dayStep, monthMarks, shadePaths } from './heat.ts';
import { NumberTable } from './number-table.tsx';
import type { PartProps } from './part.tsx';
import { percentOf, useAnalysisWords } from './use-words.ts';

/** Months stand above the days. */
const head = 20;
const dayMs = 86_400_000;

export function HeatPart({ path, place }: PartProps) {
  const words = useAnalysisWords();
  const report = useReport(path, DayAnalysis, { offers: true });
  const { body, trouble } = report;
  const wide = useRef<HTMLDivElement>(null);
  // The latest days are looked at first.
  useEffect(() => {
    if (wide.current) wide.current.scrollLeft = wide.current.scrollWidth;
  }, [body]);
  if (!body)
    return (
      <div class={styles.heat}>
        <Card>
          <h2>{words.heat}</h2>
          {trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />}
        </Card>
      </div>
    );
  if (body.buildings.length === 0) return null;
  const { from, to, buildings } = body;
  const months = byMonth(from, buildings[0] ?? { due: [], reached: [] }).map(({ month }) => month);
  const of = new Map(buildings.map((one) => [one.placeId, new Map(byMonth(from, one).map((sum) => [sum.month, sum]))]));
  return (
    <div class={styles.heat}>
      <Card>
        <h2>{words.heat}</h2>
        <AsOf report={report} />
        <p class={styles.hint}>{words.heatHint}</p>
        <p class={styles.pick}>{words.heatPick}</p>
        <ul class={styles.legend}>
          {shades.toReversed().map((shade) => (
            <li key={shade}>
              <svg viewBox="0 0 11 11" aria-hidden="true">
                <path data-shade={shade} d="M0 0h11v11h-11z" />
              </svg>
              {words.heatLegend[shade]}
            </li>
          ))}
        </ul>
        <div class={styles.wide} ref={wide} role="region" aria-label={words.heat} tabIndex={0}>
          {buildings.map((one) => (
            <Building key={one.placeId} of={one} span={{ from, to, place }} />
          ))}
        </div>
        <NumberTable
          label={words.heat}
          first={words.building}
          rows={buildings.map(({ placeId, placeName }) => ({ key: placeId, name: placeName }))}
          columns={months.map((month) => ({
            head: month,
            values: buildings.map((one) => {
              const sum = of.get(one.placeId)?.get(month);
              const days = monthIn(month, body);
              return sum && sum.due > 0
                ? { n: sum.due, href: roundsFrom(one, days, { from, to, place }), says: `${sum.reached}/${sum.due}` }
                : null;
            }),
          }))}
        />
      </Card>
    </div>
  );
}

/** The days of a month that are read. */
function monthIn(month: string, { from, to }: { from: string; to: string }): { from: string; to: string } {
  const [first, last] = [`${month}-01`, dayPlus(`${dayPlus(`${month}-28`, 4).slice(0, 7)}-01`, -1)];
  return { from: first < from ? from : first, to: last > to ? to : last };
}

function Building({ of, span }: { of: DayAnalysis['buildings'][number]; span: Span }) {
  const words = useAnalysisWords();
  const { route } = useLocation();
  const { from } = span;
  const { placeName, due, reached } = of;
  const today = (Date.parse(dayKey(Date.now())) - Date.parse(from)) / dayMs;
  const paths = shadePaths(of, today);
  const sum = (list: readonly number[]): number => list.reduce((all, n) => all + n, 0);
  const lacking = byMonth(from, of).reduce((all, one) => all + one.lacking, 0);
  const says = words.heatSays(percentOf(sum(reached), sum(due)) ?? 0, lacking);
  const width = Math.ceil(due.length / 7) * dayStep;
  const last = Math.min(due.length - 1, today);
  const [picked, pick] = useState<number | null>(null);
  const go = (to: number) => pick(Math.max(0, Math.min(last, to)));
  const dayOf = (n: number) => words.heatDay(dayPlus(from, n), reached[n] ?? 0, due[n] ?? 0);
  const open = (n: number | null) => n !== null && (due[n] ?? 0) > 0 && route(roundsOn(of, dayPlus(from, n), span));
  return (
    <figure>
      <figcaption>
        <b>{placeName}</b> {says}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${head + 7 * dayStep}`}
        width={width}
        height={head + 7 * dayStep}
        role="slider"
        tabIndex={0}
        aria-label={`${placeName}：${says}`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={picked ?? last}
        aria-valuetext={dayOf(picked ?? last)}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (event.key === 'Enter') open(picked ?? last);
          else if (step !== undefined) go((picked ?? last) + step);
          else if (event.key === 'Home' || event.key === 'End') go(event.key === 'Home' ? 0 : last);
          else return;
          event.preventDefault();
        }}
        onClick={(event) => {
          const n = dayAt(event.currentTarget, event, head);
          if (n >= 0 && n <= last) pick(n);
        }}
      >
        {monthMarks(from, due.length).map(({ x, month }) => (
          <text key={month} x={x} y={14}>
            {words.monthName(Number(month.slice(5)))}
          </text>
        ))}
        <g transform={`translate(0 ${head})`}>
          {shades.map((shade) => paths[shade] && <path key={shade} data-shade={shade} d={paths[shade]} />)}
          {picked !== null && (
            <rect
              class={styles.picked}
              x={Math.floor(picked / 7) * dayStep - 1}
              y={(picked % 7) * dayStep - 1}
              width={daySize + 2}
              height={daySize + 2}
            />
          )}
        </g>
      </svg>
      {picked !== null && (
        <div class={styles.day}>
          <Button onClick={() => go(picked - 1)}>{words.heatBefore}</Button>
          <Button onClick={() => go(picked + 1)}>{words.heatAfter}</Button>
          <span role="status">{dayOf(picked)}</span>
          {(due[picked] ?? 0) > 0 && (
            <ButtonLink href={roundsOn(of, dayPlus(from, picked), span)}>{words.heatOpen}</ButtonLink>
          )}
        </div>
      )}
    </figure>
  );
}

/** A column is a week. */
const steps: { [key: string]: number | undefined } = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };
