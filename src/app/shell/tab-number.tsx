// The number on a tab: what is unread, what has not arrived.
import { unreadMessages } from '../../db/messages.ts';
import { deliveryCounts } from '../../db/records.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import styles from './shell.module.css';

export function TabNumber({ of }: { of: 'messages' | 'records' }) {
  const db = useDb();
  const { shell } = useWords();
  const n = useLive(async () => {
    if (of === 'messages') return unreadMessages(db);
    const { records, receivingRecords } = await deliveryCounts(db);
    return records + receivingRecords;
  }, [db, of]);
  if (!n) return null;
  return (
    <b class={styles.number} role="img" aria-label={of === 'messages' ? shell.unread(n) : shell.unsent(n)}>
      {n > 99 ? '99+' : n}
    </b>
  );
}
