// For managers: what the whole school has delivered today, and a way to the list.
import { ChevronRight } from 'lucide';
import { Inspections } from '../../domain/reports.ts';
import { SchoolFirstRun } from '../first-run.tsx';
import { clock, dayKey } from '../format.ts';
import { HazardsToday } from '../manage/hazards-today.tsx';
import { RoundsToday } from '../manage/rounds-today.tsx';
import { later } from '../ui/later.tsx';
import { ToBriefing } from '../manage/to-briefing.tsx';
import { UrgentToday } from '../manage/urgent-today.tsx';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { PhonesOwing } from './phones-owing.tsx';
import { SampleGaps } from './sample-gaps.tsx';
import { ToLook } from './to-look.tsx';
import { ToSign } from './to-sign.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

/** Needs nothing of the desk, and is not kept for it: without a network the roster itself says as much. */
const GapsToday = later(() =>
  import('../duty-gaps.ts').then(
    (loaded) => loaded.GapsToday,
    () => () => null,
  ),
);

export function SchoolToday({ day }: { day: number | undefined }) {
  const { common, today } = useWords();
  const on = dayKey(day ?? Date.now());
  const { body, asOf, trouble } = useReport(`/api/inspections?from=${on}&to=${on}&limit=1`, Inspections);
  return (
    <div class={styles.block}>
      <SchoolFirstRun />
      <UrgentToday />
      <HazardsToday />
      <RoundsToday />
      <GapsToday />
      <ToBriefing />
      <Card>
        <a class={styles.school} href="/records">
          <div class={styles.schoolHead}>
            <h2>{today.school}</h2>
            <span class={styles.arrow}>
              <Icon of={ChevronRight} size={22} />
            </span>
          </div>
          {body && (
            <div class={styles.numbers}>
              <b>{today.schoolReceived(body.totals.received)}</b>
              <b class={body.totals.abnormal > 0 ? styles.fault : ''}>{today.schoolAbnormal(body.totals.abnormal)}</b>
              {body.totals.photosMissing > 0 && <span>{today.schoolPhotos(body.totals.photosMissing)}</span>}
            </div>
          )}
          <div class={styles.small}>
            {!body && trouble ? today.schoolOffline : asOf ? common.asOf(clock(asOf)) : common.loading}
          </div>
        </a>
        <ToSign />
        <ToLook on={on} />
        <SampleGaps />
        <PhonesOwing />
      </Card>
    </div>
  );
}
