// What was done and missed, a line a figure: now, before, and whether that is better. A line breaks on a phone and is a row on paper.
import type { Briefing } from '../../../domain/briefing-reports.ts';
import type { Change } from '../../../domain/briefing.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import styles from './figure-list.module.css';
import { figures } from './figures.ts';
import { useBriefingWords } from './use-words.ts';

const tones: Record<Change['is'], Tone> = { better: 'normal', worse: 'warn', same: 'plain', few: 'plain' };

export function Figures({ of }: { of: Briefing }) {
  const words = useBriefingWords();
  return (
    <ul class={styles.figures}>
      {figures(of, words).map(({ name, now, before, href, change, isGrave }) => (
        <li key={name} data-grave={isGrave || undefined}>
          <a href={href}>{words.rows[name]}</a>
          <b>{now}</b>
          <span class={styles.then}>
            {words.before[of.kind]} {before}
            {change && words.change[change] && <Badge tone={tones[change]}>{words.change[change]}</Badge>}
          </span>
        </li>
      ))}
    </ul>
  );
}
