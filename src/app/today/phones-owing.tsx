// For managers, and only when there is something to say: phones that have owed for too long, or were wiped.
import { TriangleAlert } from 'lucide';
import { isInGroup, phoneStanding, serverClockDoubt, type PhoneGroup } from '../../domain/phone.ts';
import { Phones } from '../../domain/reports.ts';
import { spanOf } from '../span.ts';
import { phonesAddress, type PhoneFilter } from '../manage/phone-filter.ts';
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
  const of = (group: PhoneGroup) => body.rows.filter((row) => isInGroup(group, phoneStanding(row, body.asOf)));
  const [lost, late] = [of('lost'), of('late')];
  const doubt = serverClockDoubt(body.rows);
  const things = late.reduce((sum, { owed }) => sum + (owed.entries || 1), 0);
  return (
    <>
      {doubt !== null && <Owing opens={null}>{words.serverClock(spanOf(doubt), doubt > 0)}</Owing>}
      {lost.length > 0 && <Owing opens="lost">{words.wiped(lost.length)}</Owing>}
      {late.length > 0 && <Owing opens="late">{words.owing(late.length, things)}</Owing>}
    </>
  );
}

function Owing({ opens, children }: { opens: PhoneFilter; children: string }) {
  return (
    <a class={styles.owing} href={phonesAddress(opens)}>
      <Icon of={TriangleAlert} size={22} />
      <span>{children}</span>
    </a>
  );
}
