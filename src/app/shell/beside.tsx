// On a phone the list of hazards stands behind that of records, as a second one of its kind; at a desk both have a tab.
import { ClipboardList, TriangleAlert } from 'lucide';
import { Icon } from '../ui/icon.tsx';
import { useWords } from '../use-screen.ts';
import styles from './shell.module.css';

const lists = [
  { path: '/records', icon: ClipboardList, word: 'records' },
  { path: '/hazards', icon: TriangleAlert, word: 'hazards' },
] as const;

export function Beside({ path: here }: { path: string }) {
  const { common, shell } = useWords();
  return (
    <nav class={styles.beside} aria-label={shell.beside}>
      {lists.map(({ path, icon, word }) => (
        <a key={path} class={styles.tab} href={path} aria-current={path === here ? 'page' : undefined}>
          <Icon of={icon} size={24} />
          {common.tabs[word]}
        </a>
      ))}
    </nav>
  );
}
