// How a figure went: a line a fridge, or a bar a week. The list that the figure opens has the same numbers.
import type { TodayFigure, TodayFigureName } from '../../domain/today/reports.ts';
import { fridgeLimits } from '../../domain/kitchen.ts';
import { dayKey } from '../format.ts';
import type { RoleTodayWords } from '../words/zh/role-today.ts';
import styles from './role-today.module.css';

type Line = NonNullable<TodayFigure['course']>[number];
type Props = { is: TodayFigureName; course: readonly Line[]; words: RoleTodayWords };

export function Course({ is, course, words }: Props) {
  const lines = course.filter(({ points }) => points.length > 0);
  if (lines.length === 0) return null;
  return (
    <div class={styles.courses}>
      <h3>{is === 'fridge' ? words.course.fridge : words.course.appliances}</h3>
      {lines.map((line) =>
        is === 'fridge' ? (
          <Curve key={line.name} {...{ line, words }} />
        ) : (
          <Weeks key={line.name} {...{ line, words }} />
        ),
      )}
    </div>
  );
}

const [width, height, edge] = [320, 96, 10];
const { min, max } = fridgeLimits;

/** Between its limits nothing is drawn as wrong; a square stands outside. */
function Curve({ line: { name, points }, words }: { line: Line; words: RoleTodayWords }) {
  const all = points.map(({ n }) => n);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [bottom, top] = [Math.min(low, min) - 1, Math.max(high, max) + 1];
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const x = (at: number): number =>
    last === first ? width / 2 : edge + ((at - first) / (last - first)) * (width - 2 * edge);
  const y = (n: number): number => edge + ((top - n) / (top - bottom)) * (height - 2 * edge);
  const warm = points.filter(({ isBad }) => isBad).length;
  const said = `${words.celsius(low, high)}${warm > 0 ? words.warm(warm) : ''}`;
  return (
    <figure class={styles.course}>
      <figcaption>
        <b>{name}</b> <span>{said}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${name} ${said}`}>
        <rect class={styles.band} x="0" y={y(max)} width={width} height={y(min) - y(max)} />
        <polyline class={styles.curve} points={points.map(({ at, n }) => `${x(at)},${y(n)}`).join(' ')} />
        {points.map(({ at, n, isBad }) =>
          isBad ? (
            <rect key={at} class={styles.warm} x={x(at) - 5} y={y(n) - 5} width="10" height="10" />
          ) : (
            <circle key={at} class={styles.point} cx={x(at)} cy={y(n)} r="3.5" />
          ),
        )}
      </svg>
    </figure>
  );
}

function Weeks({ line: { points }, words }: { line: Line; words: RoleTodayWords }) {
  const most = Math.max(1, ...points.map(({ n }) => n));
  return (
    <ul class={styles.weeks}>
      {points.map(({ at, n }) => (
        <li key={at}>
          <span>{words.weekFrom(dayKey(at).slice(5).replace('-', '/'))}</span>
          <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class={styles.bar} width={(100 * n) / most} height="12" />
          </svg>
          <b>{n}</b>
        </li>
      ))}
    </ul>
  );
}
