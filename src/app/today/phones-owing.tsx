// For managers, and only when there is something to say: phones that have owed for too long, or were wiped.
import { TriangleAlert } from 'lucide';
import { phoneStanding, serverClockDoubt } from '../../domain/phone.ts';
import { Phones } from '../../domain/reports.ts';
import { spanOf } from '../span.ts';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

export function PhonesOwing() {
  const { phones: words } = useWords();
  const { body } = useReport('/api/phones', Phones);
  if (!body) return null;
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
    <a key={line} class={styles.owing} href="/phones">
      <Icon of={TriangleAlert} size={22} />
      <span>{line}</span>
    </a>
  ));
}
