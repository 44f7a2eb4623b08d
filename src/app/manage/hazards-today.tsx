// On 今日 of managers: what of the school's hazards waits for them, is late, or may be major. Each number opens its list.
import { HazardCounts } from '../../domain/hazard-reports.ts';
import { clock } from '../format.ts';
import { Card } from '../ui/card.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import styles from './board.module.css';
import tile from './record-tiles.module.css';

const shown = ['mine', 'overdue', 'major'] as const;
const looks: Partial<Record<(typeof shown)[number], 'warn' | 'abnormal'>> = { overdue: 'warn', major: 'abnormal' };

export function HazardsToday() {
  const { common } = useWords();
  const words = hazardsTodayWords[useLanguage()];
  const { body, asOf, trouble } = useReport('/api/hazards/counts', HazardCounts);
  return (
    <Card>
      <div class={styles.head}>
        <h2>{words.title}</h2>
        <span class={styles.hint}>
          {!body && trouble ? words.offline : asOf ? common.asOf(clock(asOf)) : common.loading}
        </span>
      </div>
      {body && (
        <ul class={styles.tiles} aria-label={words.title}>
          {shown.map((list) => {
            const n = body.counts[list] ?? 0;
            const look = looks[list];
            return (
              <li key={list} class={`${tile.tile} ${n > 0 && look ? tile[look] : ''}`}>
                <a href={`/hazards?list=${list}`}>
                  <span class={tile.word}>{words[list]}</span>
                  <b class={tile.number}>
                    <i class={tile.mark} />
                    {n}
                  </b>
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
