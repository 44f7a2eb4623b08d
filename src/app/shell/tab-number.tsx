// The number on a tab: what is unread, what has not arrived.
import { useRef } from 'preact/hooks';
import { unreadMessages } from '../../db/messages.ts';
import { useDeliveryCounted } from '../use-delivery.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import styles from './shell.module.css';

export const TabNumber = ({ of }: { of: 'messages' | 'records' }) => (of === 'messages' ? <Unread /> : <Unsent />);

function Unread() {
  const db = useDb();
  const { shell } = useWords();
  const n = useLive(() => unreadMessages(db), [db]);
  return n ? <Number n={n} says={shell.unread(n)} /> : null;
}

function Unsent() {
  const { shell } = useWords();
  const counts = useDeliveryCounted();
  // While it is counted again the number stays.
  const n = useRef(0);
  if (counts) n.current = counts.records + counts.receivingRecords;
  return n.current ? <Number n={n.current} says={shell.unsent(n.current)} /> : null;
}

const Number = ({ n, says }: { n: number; says: string }) => (
  <b class={styles.number} role="img" aria-label={says}>
    {n > 99 ? '99+' : n}
  </b>
);
