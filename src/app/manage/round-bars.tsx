// On 今日 of managers: how the rounds of the day, or of the night, stand in each building. Each bar opens the rounds it counts.
import type { RoundRow } from '../../domain/round-reports.ts';
import { useFirstOrder } from '../first-order.ts';
import { Card } from '../ui/card.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage } from '../use-screen.ts';
import { todayOnlineWords } from '../words/today-online.ts';
import { countsOf, parts, type Part } from './round-bars-count.ts';
import { boardAddress, boardPath, dutyDay, ofBuilding, ofDay, RoundsSchema } from './board-asked.ts';
import board from './board.module.css';
import styles from './round-bars.module.css';
import { TodayAsOf } from './today-as-of.tsx';
import { useBuildings } from './use-board.ts';

export function RoundBars() {
  const words = todayOnlineWords[useLanguage()];
  const { day } = dutyDay(Date.now());
  const report = useReport(boardPath(day), RoundsSchema);
  const buildings = useBuildings();
  const rows = report.body && ofDay(report.body, day);
  const shown = useFirstOrder(day, rows && buildings ? worstFirst(rows, buildings) : []);
  if (shown.length === 0) return null;
  return (
    <Card>
      <div class={board.head}>
        <h2>{words.byBuilding}</h2>
        <TodayAsOf of={report} />
      </div>
      <ul class={styles.legend}>
        {parts.map((part) => (
          <li key={part}>
            <i class={styles[part]} />
            {words.parts[part]}
          </li>
        ))}
      </ul>
      <ul class={styles.bars} aria-label={words.byBuilding}>
        {shown.map((one) => (
          <li key={one.id}>
            <a href={boardAddress({ day, plan: null, group: null, building: one.id })}>
              <span class={styles.name}>{one.name}</span>
              <Bar counts={countsOf(one.rows)} all={one.rows.length} />
              <span class={styles.says}>{words.saysOf(countsOf(one.rows), one.rows.length)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const worstFirst = (rows: readonly RoundRow[], buildings: ReadonlyMap<string, { id: string; name: string }>) =>
  [...new Map([...buildings.values()].map((one) => [one.id, one.name]))]
    .map(([id, name]) => ({ id, name, rows: ofBuilding(rows, id, buildings) }))
    .filter((one) => one.rows.length > 0)
    .sort((a, b) => lostIn(b.rows) - lostIn(a.rows) || a.name.localeCompare(b.name, 'zh', { numeric: true }));

const lostIn = (rows: readonly RoundRow[]): number => countsOf(rows).lost;

/** The words beside it say the same. */
function Bar({ counts, all }: { counts: Record<Part, number>; all: number }) {
  let x = 0;
  return (
    <svg class={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {parts.map((part) => {
        const width = (100 * counts[part]) / all;
        const from = x;
        x += width;
        return width > 0 && <rect key={part} class={styles[part]} x={from} width={width} height="10" />;
      })}
    </svg>
  );
}
