// D6: what is worth a look, and what was looked at twice.
import { useRoute } from 'preact-iso';
import { useWords } from '../use-screen.ts';
import { Page } from '../ui/page.tsx';
import { PairsScreen } from './pairs-screen.tsx';
import styles from './quality.module.css';
import { RemarksScreen } from './remarks-screen.tsx';
import { StreaksScreen } from './streaks-screen.tsx';
import { useQualityWords } from './use-words.ts';

const tabs = ['', 'rechecks', 'streaks'] as const;

export function QualityPages() {
  const { common } = useWords();
  const words = useQualityWords();
  const page = useRoute().params['page'] ?? '';
  return (
    <Page key={page} title={words.pages} back={common.back} backTo="/">
      <nav class={styles.tabs} aria-label={words.pages}>
        {tabs.map((tab) => (
          <a key={tab} href={tab ? `/quality/${tab}` : '/quality'} aria-current={page === tab ? 'page' : undefined}>
            {words.tabs[tab || 'remarks']}
          </a>
        ))}
      </nav>
      {page === 'rechecks' ? <PairsScreen /> : page === 'streaks' ? <StreaksScreen /> : <RemarksScreen />}
    </Page>
  );
}
