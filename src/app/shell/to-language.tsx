// The other language, one press away on every screen with tabs.
import { Languages } from 'lucide';
import { setLanguage } from '../preferences-kept.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './to-search.module.css';

export function ToLanguage() {
  const language = useLanguage();
  const { common } = useWords();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      class={styles.language}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={other === 'zh' ? common.language : `EN ${common.language}`}
      onClick={() => void setLanguage(other)}
    >
      <Icon of={Languages} size={22} />
      {other === 'zh' ? '中文' : 'EN'}
    </button>
  );
}
