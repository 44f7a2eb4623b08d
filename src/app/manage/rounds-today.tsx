// On 今日 of managers: how the rounds of the day, or of the night, stand.
import { clock } from '../format.ts';
import { Card } from '../ui/card.tsx';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { boardPath, dutyDay, ofDay, RoundsSchema } from './board-asked.ts';
import { BoardTiles } from './board-tiles.tsx';
import styles from './board.module.css';
import { useBoardWords } from './use-board.ts';

export function RoundsToday() {
  const { common } = useWords();
  const words = useBoardWords();
  const { day, isNight } = dutyDay(Date.now());
  const { body, asOf, trouble } = useReport(boardPath(day), RoundsSchema);
  // A school without plans has nothing to count.
  const rows = body && ofDay(body, day);
  if (rows?.length === 0) return null;
  return (
    <Card>
      <div class={styles.head}>
        <h2>{isNight ? words.tonight : words.today}</h2>
        <span class={styles.hint}>
          {!rows && trouble ? words.offline : asOf ? common.asOf(clock(asOf)) : common.loading}
        </span>
      </div>
      {rows && <BoardTiles rows={rows} filter={{ day, plan: null, group: null }} />}
    </Card>
  );
}
