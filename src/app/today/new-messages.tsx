// On 今日, and only when there is something: how many messages are unread.
import { ChevronRight, MessageCircle } from 'lucide';
import { unreadMessages } from '../../db/messages.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

export function NewMessages() {
  const db = useDb();
  const { messages: words } = useWords();
  const unread = useLive(() => unreadMessages(db), [db]);
  if (!unread) return null;
  return (
    <a class={styles.messages} href="/me/messages">
      <Icon of={MessageCircle} size={24} />
      <span>{words.today(unread)}</span>
      <Icon of={ChevronRight} size={22} />
    </a>
  );
}
