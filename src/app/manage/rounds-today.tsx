// On 今日 of managers: how the rounds of the day, or of the night, stand.
import { tallyOf } from '../../domain/round-groups.ts';
import { standingsAt } from '../../domain/round-then.ts';
import { dayPlus } from '../days.ts';
import { Card } from '../ui/card.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage } from '../use-screen.ts';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import { boardPath, dutyDay, ofDay, RoundsSchema } from './board-asked.ts';
import { BoardTiles } from './board-tiles.tsx';
import styles from './board.module.css';
import { TodayAsOf } from './today-as-of.tsx';
import { useBoardWords } from './use-board.ts';

const dayMs = 86_400_000;

export function RoundsToday() {
  const words = useBoardWords();
  const { day, isNight } = dutyDay(Date.now());
  const report = useReport(boardPath(day), RoundsSchema);
  const { body } = report;
  const { body: earlier } = useReport(boardPath(dayPlus(day, -1)), RoundsSchema);
  const { yesterday: word } = hazardsTodayWords[useLanguage()];
  const rows = body && ofDay(body, day);
  // A school without plans has nothing to count, and until it is known that there are some nothing is shown in their place.
  if (rows ? rows.length === 0 : !report.trouble) return null;
  const then = earlier && ofDay(earlier, dayPlus(day, -1));
  const before = then?.length && body && { tally: tallyOf(standingsAt(then, body.asOf - dayMs)), word };
  return (
    <Card>
      <div class={styles.head}>
        <h2>{isNight ? words.tonight : words.today}</h2>
        <TodayAsOf of={report} />
      </div>
      {rows && <BoardTiles rows={rows} filter={{ day, plan: null, group: null }} before={before || undefined} />}
    </Card>
  );
}
