// On 今日 of whoever leads the school: the way to the report of last week.
import { BookOpen } from 'lucide';
import { readsBriefings } from '../../domain/briefing-readers.ts';
import { Row, Rows } from '../ui/rows.tsx';
import { useLanguage, useSession } from '../use-screen.ts';
import styles from './urgent-today.module.css';
import { hazardsTodayWords } from '../words/hazards-today.ts';

export function ToBriefing() {
  const { person } = useSession();
  const words = hazardsTodayWords[useLanguage()];
  if (!readsBriefings(person)) return null;
  return (
    <div class={styles.way}>
      <Rows>
        <Row icon={BookOpen} href="/analysis/briefing" about={words.briefingHint}>
          {words.briefing}
        </Row>
      </Rows>
    </div>
  );
}
