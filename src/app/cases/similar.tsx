// A case that is known at this place: the same thing is not reported twice, but said of it once more.
import { titleIn } from '../../domain/hazard-title.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { nearDayAndClock } from '../format.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import { CaseMarks } from './marks.tsx';
import { useCaseWords } from './use-words.ts';

type SimilarProps = { hazard: Hazard; onSame: () => void; onOther: () => void };

export function Similar({ hazard, onSame, onOther }: SimilarProps) {
  const { report } = useCaseWords();
  const { hazards } = useWords();
  const language = useLanguage();
  const { similar: words } = report;
  return (
    <Card kind="main">
      <div class={styles.similar} role="status">
        <h2 class={styles.label}>{words.title}</h2>
        <b>{titleIn(language, hazard)}</b>
        <span class={styles.small}>
          {hazards.reported(hazard.reportedByName, nearDayAndClock(hazard.reportedAt, language))}
        </span>
        <CaseMarks hazard={hazard} />
        <div class={styles.keys}>
          <Button onClick={onOther}>{words.other}</Button>
          <Button look="primary" onClick={onSame}>
            {words.same}
          </Button>
        </div>
      </div>
    </Card>
  );
}
