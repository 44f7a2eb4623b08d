// One record on its way, with the reason where it stands still.
import type { RecordLine } from '../../db/records.ts';
import type { StuckEntry } from '../../db/stuck.ts';
import { dayTitle } from '../days.ts';
import { clock, dayKey, inLanguage } from '../format.ts';
import { recordTone, recordWord } from '../record-state.ts';
import type { Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { TryAgain } from './try-again.tsx';
import styles from './records.module.css';

export function WaitingCard({ line }: { line: RecordLine }) {
  const words = useWords();
  const language = useLanguage();
  const { normal, abnormal, notApplicable } = line.tally;
  const today = dayKey(Date.now());
  const when = [line.day === today ? '' : dayTitle(line.day, today, language), clock(line.submittedAt)];
  const isStuck = line.delivery === 'attention';
  const about = (
    <>
      <span class={styles.cardHead}>
        {inLanguage(line.templateName, language)} · {line.placeName}
      </span>
      <span class={styles.about}>
        {[
          when.filter(Boolean).join(' '),
          words.common.items(normal + abnormal + notApplicable),
          line.photos.total > 0 && words.common.photos(line.photos.total),
        ]
          .filter(Boolean)
          .join('　')}
      </span>
      <span>
        <Badge tone={recordTone(line)}>{recordWord(line, words)}</Badge>
      </span>
    </>
  );
  if (!isStuck)
    return (
      <li>
        <a class={styles.waiting} href={`/record/${line.id}`}>
          {about}
        </a>
      </li>
    );
  return (
    <li class={`${styles.waiting} ${styles.stuck}`}>
      {about}
      {line.code && <p>{whyStuck(line, words.problems[line.code], words.records)}</p>}
      <div class={styles.ways}>
        <TryAgain about={line.id} />
        <ButtonLink wide href={`/record/${line.id}`}>
          {words.records.open}
        </ButtonLink>
      </div>
    </li>
  );
}

const whyStuck = ({ troubles }: RecordLine, why: string, words: Words['records']): string =>
  troubles.length > 0 ? words.photosStuck(troubles.length, why) : words.refusedTwice(why);

/** What is not an inspection: there is no page to open for it. */
export function StuckCard({ entry }: { entry: StuckEntry }) {
  const words = useWords();
  return (
    <li class={`${styles.waiting} ${styles.stuck}`}>
      <span class={styles.cardHead}>{entry.name}</span>
      <span>
        <Badge tone="abnormal">{words.records.states.attention}</Badge>
      </span>
      {entry.code && <p>{words.records.refusedTwice(words.problems[entry.code])}</p>}
      <TryAgain about={entry.subject} />
    </li>
  );
}
