// For managers, and only when there is something: how many rounds and records of the last days are worth a look.
import { Eye } from 'lucide';
import * as v from 'valibot';
import { Count, Ms } from '../../domain/schema/text.ts';
import { dayPlus } from '../days.ts';
import { NotAsked } from '../manage/today-as-of.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import styles from './today.module.css';

const days = 7;
/** Of the whole answer (`Remarks`) only the number is read here. */
const HowMany = v.object({ things: Count, asOf: Ms });

/** `on`: today, yyyy-mm-dd. */
export function ToLook({ on }: { on: string }) {
  const { toLook } = useWords().manage;
  const words = hazardsTodayWords[useLanguage()];
  const report = useReport(`/api/remarks?from=${dayPlus(on, 1 - days)}&to=${on}&limit=1`, HowMany);
  const { body } = report;
  if (!body) return <NotAsked what={words.toLook} of={report} />;
  if (body.things === 0) return null;
  return (
    <a class={styles.toLook} href={`/quality?days=${days}`}>
      <Icon of={Eye} size={22} />
      <span>{toLook(body.things, days)}</span>
    </a>
  );
}
