// For managers: how many rounds and records of the last days are worth a look.
import { Eye } from 'lucide';
import * as v from 'valibot';
import { Count, Ms } from '../../domain/schema/text.ts';
import { dayPlus } from '../days.ts';
import { NotAsked } from '../manage/today-as-of.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import { SmallRow } from './small-row.tsx';

const days = 7;
/** Of the whole answer (`Remarks`) only the number is read here. */
const HowMany = v.object({ things: Count, asOf: Ms });

/** `on`: today, yyyy-mm-dd. */
export function ToLook({ on }: { on: string }) {
  const { toLook } = useWords().manage;
  const words = hazardsTodayWords[useLanguage()];
  const report = useReport(`/api/remarks?from=${dayPlus(on, 1 - days)}&to=${on}&limit=1`, HowMany);
  const { body } = report;
  if (!body && report.trouble) return <NotAsked what={words.toLook} of={report} />;
  return (
    <SmallRow look="toLook" icon={Eye} href={`/quality?days=${days}`} n={body?.things} says={(n) => toLook(n, days)} />
  );
}
