// For managers, and only when there are some: dishes of which the kitchen neither kept a sample nor said why.
import { Refrigerator } from 'lucide';
import { Gaps } from '../../domain/reports.ts';
import { NotAsked } from '../manage/today-as-of.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import styles from './today.module.css';

export function SampleGaps() {
  const { kitchen: words } = useWords();
  const language = useLanguage();
  const report = useReport('/api/samples/gaps', Gaps);
  const { body } = report;
  if (!body) return <NotAsked what={hazardsTodayWords[language].samples} of={report} />;
  if (body.gaps.length === 0) return null;
  return (
    <a class={styles.owing} href="/kitchen/register">
      <Icon of={Refrigerator} size={22} />
      <span>{words.schoolGaps(body.gaps.length)}</span>
    </a>
  );
}
