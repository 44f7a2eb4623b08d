// On 今日 of managers: how the rounds of the day, or of the night, stand.
import { Card } from '../ui/card.tsx';
import { useReport } from '../use-report.ts';
import { boardPath, dutyDay, ofDay, RoundsSchema } from './board-asked.ts';
import { BoardTiles } from './board-tiles.tsx';
import styles from './board.module.css';
import { TodayAsOf } from './today-as-of.tsx';
import { useBoardWords } from './use-board.ts';

export function RoundsToday() {
  const words = useBoardWords();
  const { day, isNight } = dutyDay(Date.now());
  const report = useReport(boardPath(day), RoundsSchema);
  const { body } = report;
  const rows = body && ofDay(body, day);
  // A school without plans has nothing to count, and until it is known that there are some nothing is shown in their place.
  if (rows ? rows.length === 0 : !report.trouble) return null;
  return (
    <Card>
      <div class={styles.head}>
        <h2>{isNight ? words.tonight : words.today}</h2>
        <TodayAsOf of={report} />
      </div>
      {rows && <BoardTiles rows={rows} filter={{ day, plan: null, group: null }} />}
    </Card>
  );
}
