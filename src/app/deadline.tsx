// Until when something must be put right, and how long that is from now.
import { nearDayAndClock } from './format.ts';
import { deadline } from './span.ts';
import { useLanguage, useWords } from './use-screen.ts';
import styles from './deadline.module.css';

/** `settled`: nobody waits for it any more, so it is neither left nor late. */
export function Deadline({ dueAt, settled }: { dueAt: number | null; settled: boolean }) {
  const language = useLanguage();
  const { hazards, manage, common } = useWords();
  const due = deadline(dueAt, Date.now());
  if (due.is === 'none' || dueAt === null) return <>{common.due.DP}</>;
  const until = <time>{hazards.until(nearDayAndClock(dueAt, language))}</time>;
  if (settled) return until;
  const span = manage.span(due.span);
  return (
    <>
      {until}{' '}
      <b class={due.is === 'late' ? styles.late : styles.left}>
        {due.is === 'late' ? hazards.late(span) : hazards.left(span)}
      </b>
    </>
  );
}
