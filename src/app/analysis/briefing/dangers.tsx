// What is dangerous: how many, and the gravest of them by name.
import type { Briefing } from '../../../domain/briefing-reports.ts';
import { GradeBadge } from '../../grade-badge.tsx';
import { inLanguage } from '../../format.ts';
import { Tile } from '../../ui/tile.tsx';
import { useLanguage } from '../../use-screen.ts';
import styles from './briefing.module.css';
import { useBriefingWords } from './use-words.ts';

const dayMs = 86_400_000;

export function Dangers({ of: { standing, is } }: { of: Briefing }) {
  const language = useLanguage();
  const words = useBriefingWords();
  const { major, overdue, open, worst } = standing;
  const tiles = [
    { word: words.major, n: major, list: 'major', isGrave: true },
    { word: words.overdue, n: overdue, list: 'overdue', isGrave: true },
    { word: words.openCases, n: open, list: 'open', isGrave: false },
  ];
  return (
    <section>
      <h2>{is === 'final' ? words.dangerThen : words.danger}</h2>
      <ul class={styles.tiles}>
        {tiles.map(({ word, n, list, isGrave }) => (
          <Tile
            key={list}
            look={isGrave && n > 0 ? 'abnormal' : 'plain'}
            href={`/hazards?list=${list}`}
            word={word}
            amount={String(n)}
          />
        ))}
      </ul>
      {worst.length === 0 && <p>{words.calm}</p>}
      <ul class={styles.cases}>
        {worst.map(({ id, placeName, text, note, grade, overdueMs }) => (
          <li key={id}>
            <a href={`/hazards/${id}`}>
              <b>{placeName}</b> {note || inLanguage(text, language)}
            </a>
            <span class={styles.marks}>
              <GradeBadge grade={grade} />
              {overdueMs > 0 && <span class={styles.late}>{words.late(Math.floor(overdueMs / dayMs))}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
