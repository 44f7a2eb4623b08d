// For managers, and only when there is something to say: phones that have owed for too long, or were wiped.
import { TriangleAlert } from 'lucide';
import { phoneStanding, serverClockDoubt } from '../../domain/phone.ts';
import { Phones } from '../../domain/reports.ts';
import { spanOf } from '../span.ts';
import { phonesAddress } from '../manage/phone-filter.ts';
import { NotAsked } from '../manage/today-as-of.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import styles from './today.module.css';

export function PhonesOwing() {
  const { phones: words } = useWords();
  const language = useLanguage();
  const report = useReport('/api/phones', Phones);
  const { body } = report;
  if (!body) return <NotAsked what={hazardsTodayWords[language].phones} of={report} />;
  const late = body.rows.filter((row) => phoneStanding(row, body.asOf) === 'late');
  const wiped = body.rows.filter((row) => phoneStanding(row, body.asOf) === 'lost');
  const doubt = serverClockDoubt(body.rows);
  const said = [
    doubt !== null && words.serverClock(spanOf(doubt), doubt > 0),
    wiped.length > 0 && words.wiped(wiped.length),
    late.length > 0 &&
      words.owing(
        late.length,
        late.reduce((sum, { owed }) => sum + (owed.entries || 1), 0),
      ),
  ].filter((line) => line !== false);
  return said.map((line) => (
    <a key={line} class={styles.owing} href={phonesAddress('unsent')}>
      <Icon of={TriangleAlert} size={22} />
      <span>{line}</span>
    </a>
  ));
}
