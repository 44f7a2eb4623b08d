// For managers, and only when there is something: how many records wait for their signature.
import { PenLine } from 'lucide';
import { Signatures } from '../../domain/reports.ts';
import { NotAsked } from '../manage/today-as-of.tsx';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

export function ToSign() {
  const { signing: words } = useWords().manage;
  const report = useReport('/api/signatures', Signatures);
  const { body } = report;
  if (!body) return <NotAsked what={words.mine} of={report} />;
  if (body.rows.length === 0) return null;
  const late = body.rows.filter((row) => body.asOf > row.signBy).length;
  return (
    <a class={styles.owing} href="/to-sign">
      <Icon of={PenLine} size={22} />
      <span>{words.count(body.rows.length, late, body.more)}</span>
    </a>
  );
}
