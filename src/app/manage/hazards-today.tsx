// On 今日 of managers: which hazards wait for them, by role. Each number opens its list.
import { HazardCounts } from '../../domain/hazard-reports.ts';
import { Card } from '../ui/card.tsx';
import { Tile } from '../ui/tile.tsx';
import { useReport } from '../use-report.ts';
import type { Role } from '../../domain/person.ts';
import { useLanguage, useSession } from '../use-screen.ts';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import type { HazardsTodayWords } from '../words/zh/hazards-today.ts';
import styles from './board.module.css';
import { TodayAsOf } from './today-as-of.tsx';

/** What each role looks at first (`domain.md` 11); of a list that is always empty for somebody nothing is shown. */
const listsOf: Partial<Record<Role, readonly Shown[]>> = {
  principal: ['mine', 'to-approve', 'repeat'],
  vice_principal: ['mine', 'to-approve', 'department'],
  safety_office: ['mine', 'to-assign', 'to-verify', 'look-back', 'repeat'],
  logistics_head: ['mine', 'department', 'to-verify'],
};
type Shown = keyof HazardsTodayWords['lists'];
const others: readonly Shown[] = ['mine', 'to-verify'];

export function HazardsToday() {
  const words = hazardsTodayWords[useLanguage()];
  const { person } = useSession();
  const report = useReport('/api/hazards/counts', HazardCounts);
  const { body } = report;
  return (
    <Card>
      <div class={styles.head}>
        <h2>{words.title}</h2>
        <TodayAsOf of={report} />
      </div>
      <ul class={styles.tiles} aria-label={words.title}>
        {(listsOf[person.role] ?? others).map((list) => (
          <Tile
            key={list}
            href={`/hazards?list=${list}`}
            word={words.lists[list]}
            amount={String(body ? (body.counts[list] ?? 0) : '–')}
          />
        ))}
      </ul>
    </Card>
  );
}
