// D6: what is worth a look, and what was looked at twice.
import { useRoute } from 'preact-iso';
import { useWords } from '../use-screen.ts';
import { Page } from '../ui/page.tsx';
import { PairsScreen } from './pairs-screen.tsx';
import styles from './quality.module.css';
import { RemarksScreen } from './remarks-screen.tsx';
import { useQualityWords } from './use-words.ts';

export function QualityPages() {
  const { common } = useWords();
  const words = useQualityWords();
  const isRechecks = useRoute().params['page'] === 'rechecks';
  return (
    <Page key={String(isRechecks)} title={words.pages} back={common.back} backTo="/">
      <nav class={styles.tabs} aria-label={words.pages}>
        <a href="/quality" aria-current={isRechecks ? undefined : 'page'}>
          {words.remarks}
        </a>
        <a href="/quality/rechecks" aria-current={isRechecks ? 'page' : undefined}>
          {words.rechecks}
        </a>
      </nav>
      {isRechecks ? <PairsScreen /> : <RemarksScreen />}
    </Page>
  );
}
