// On 今日 of whoever does the work, and only when there is something: how many hazards wait for this person.
import { ChevronRight, TriangleAlert } from 'lucide';
import { casesWaiting } from '../../db/cases-waiting.ts';
import { isManager } from '../../domain/person.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

export function CasesWaiting() {
  const db = useDb();
  const { person } = useSession();
  const { messages: words } = useWords();
  const n = useLive(() => (isManager(person) ? Promise.resolve(0) : casesWaiting(db)), [db, person]);
  if (!n) return null;
  return (
    <a class={styles.messages} href="/hazards">
      <Icon of={TriangleAlert} size={24} />
      <span>{words.casesWaiting(n)}</span>
      <Icon of={ChevronRight} size={22} />
    </a>
  );
}
