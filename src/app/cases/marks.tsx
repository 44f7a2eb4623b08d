// How bad a case is, how it stands, and until when: the same in a list and on its page.
import type { Hazard } from '../../domain/hazard.ts';
import { categoryOf } from '../../domain/hazard.ts';
import { interimOf, isRepeat, isSupervised } from '../../domain/hazard-handling.ts';
import { shownState } from '../../domain/hazard-times.ts';
import { isOver, type ShownState } from '../../domain/hazard-words.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useLanguage } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import styles from './cases.module.css';
import { useCaseWords } from './use-words.ts';
import { dueWords, otherDues } from './whose-turn.ts';

const tones: Partial<Record<ShownState, Tone>> = {
  'fixed-on-spot': 'normal',
  verified: 'normal',
  closed: 'normal',
  archived: 'normal',
  'look-back': 'warn',
  withdrawn: 'plain',
  rejected: 'plain',
  merged: 'plain',
  reopened: 'abnormal',
  escalated: 'warn',
};

export function CaseMarks({ hazard, now = Date.now() }: { hazard: Hazard; now?: number }) {
  const words = useCaseWords();
  const state = shownState(hazard, now);
  const interim = interimOf(hazard);
  return (
    <span class={styles.marks}>
      <GradeBadge grade={hazard.grade} />
      {isSupervised(hazard) && <Badge tone="abnormal">{words.supervised}</Badge>}
      {isRepeat(hazard) && <Badge tone="abnormal">{words.repeat}</Badge>}
      <Badge tone={tones[state] ?? 'press'}>{words.states[state]}</Badge>
      {interim && !isOver(hazard.state) && <Badge tone="warn">{words.guarded[interim.how]}</Badge>}
      <span class={styles.small}>
        {hazard.repair ? words.repairs[hazard.repair.kind] : words.categories[categoryOf(hazard)]}
      </span>
    </span>
  );
}

export function Due({ hazard, now }: { hazard: Hazard; now: number }) {
  const words = useCaseWords();
  const due = dueWords(hazard, now, words, useLanguage());
  if (!due) return null;
  return (
    <span class={styles.due}>
      {due.until} <b class={due.late ? styles.late : ''}>{due.span}</b>
      {due.rung && <b class={styles.late}> {due.rung}</b>}
      {otherDues(hazard, now, words).map(({ what, span, late }) => (
        <span key={what} class={styles.other}>
          {what}
          <b class={late ? styles.late : ''}>{span}</b>
        </span>
      ))}
    </span>
  );
}
