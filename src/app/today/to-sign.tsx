// For managers, and only when there is something: how many records wait for their signature.
import { PenLine } from 'lucide';
import { Signatures } from '../../domain/reports.ts';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

export function ToSign() {
  const { signing: words } = useWords().manage;
  const { body } = useReport('/api/signatures', Signatures);
  if (!body || body.rows.length === 0) return null;
  const late = body.rows.filter((row) => body.asOf > row.signBy).length;
  return (
    <a class={styles.owing} href="/to-sign">
      <Icon of={PenLine} size={22} />
      <span>{words.count(body.rows.length, late)}</span>
    </a>
  );
}
