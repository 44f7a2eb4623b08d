// What keeps a record from arriving, and what to do about it.
import { TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { OwnRecord } from '../../db/records.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { ForSupport } from './for-support.tsx';
import { TryAgain } from './try-again.tsx';
import styles from './records.module.css';

type AttentionProps = { record: OwnRecord; onWithdraw: () => void; correct: ComponentChildren };

export function AttentionCard({ record, onWithdraw, correct }: AttentionProps) {
  const { records: words, problems } = useWords();
  const { photos } = record.inspection;
  return (
    <Card kind="trouble">
      <h2 class={styles.trouble}>
        <Icon of={TriangleAlert} />
        {words.attentionTitle}
      </h2>
      {record.code && record.troubles.length === 0 && <p>{words.refusedTwice(problems[record.code])}</p>}
      {record.troubles.map(({ sha256, code }) => (
        <p key={sha256}>
          {words.photoTrouble(photos.findIndex((photo) => photo.sha256 === sha256) + 1, problems[code])}
        </p>
      ))}
      <p class={styles.about}>{record.mayWithdraw || record.mayCorrect ? words.keptHere : words.tellOffice}</p>
      <ForSupport code={record.code} entryId={record.entries.at(-1) ?? record.id} />
      <div class={styles.ways}>
        <TryAgain about={record.id} />
        {correct}
        {record.mayWithdraw && (
          <Button wide onClick={onWithdraw}>
            {words.correct}
          </Button>
        )}
      </div>
    </Card>
  );
}
