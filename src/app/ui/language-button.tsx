// The other language, one press away, named in that language.
import { Languages } from 'lucide';
import { setLanguage } from '../preferences-kept.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from './icon.tsx';
import styles from './language-button.module.css';

export function LanguageButton() {
  const language = useLanguage();
  const { common } = useWords();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      class={styles.language}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void setLanguage(other)}
    >
      <Icon of={Languages} size={22} />
      {common.language}
    </button>
  );
}
