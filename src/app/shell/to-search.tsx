// One field for everything: on every screen the way there, by a press or by the key /.
import { Search } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useWords } from '../use-screen.ts';
import styles from './to-search.module.css';

export function ToSearch() {
  const { common } = useWords();
  const { path, route } = useLocation();
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      route('/search');
    };
    if (path === '/search') return;
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, [path]);
  if (path === '/search') return null;
  return (
    <a class={styles.find} href="/search" aria-label={common.search} aria-keyshortcuts="/">
      <Icon of={Search} size={22} />
      <span>{common.search}</span>
      <kbd>/</kbd>
    </a>
  );
}
