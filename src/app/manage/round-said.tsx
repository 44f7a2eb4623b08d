// What is to be said of one round, drawn.
import type { Standing } from '../../domain/round.ts';
import type { Tone } from '../ui/badge.tsx';
import { useLanguage } from '../use-screen.ts';
import styles from './board.module.css';
import { sayingsOf, type About } from './round-sayings.ts';
import { useBoardWords } from './use-board.ts';

export const tones: Record<Standing, Tone> = {
  ahead: 'plain',
  open: 'press',
  running: 'press',
  overdue: 'warn',
  done: 'normal',
  late: 'warn',
  partly: 'abnormal',
  missed: 'abnormal',
};

export function Sayings(about: About) {
  const [words, language] = [useBoardWords(), useLanguage()];
  return (
    <>
      {sayingsOf(about, words, language).map(({ text, grave }) => (
        <p key={text} class={`${styles.saying} ${grave ? styles.grave : ''}`}>
          {text}
        </p>
      ))}
    </>
  );
}
