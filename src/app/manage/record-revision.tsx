// Beside a record its other version: what a correction changed, and where what was said before can be read whole.
import { asWalked } from '../../domain/asset-walk.ts';
import type { InspectionView, Submission } from '../../domain/reports.ts';
import { nearDayAndClock } from '../format.ts';
import { InspectionViewSchema, recordPath } from '../record-report.ts';
import { Revision, type Told } from '../revision.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import styles from './record-revision.module.css';

const submissionsOf = (view: InspectionView): Submission[] =>
  view.submissions.filter(({ kind }) => kind === 'inspection-submitted');

/** The submission that is shown, and its neighbours. */
function placed(view: InspectionView) {
  const all = submissionsOf(view);
  const at = all.findLastIndex(({ entryId }) => view.record.entries.includes(entryId));
  return { before: all[at - 1], shown: all[at], after: all[at + 1] };
}

/** Which of the submissions is shown: the last unless an earlier one was opened. */
export const shownSubmission = (view: InspectionView): string | undefined => placed(view).shown?.entryId;

/** The address where this submission is read; the last one is the record itself. */
export const addressOf = (view: InspectionView, entryId: string): string =>
  submissionsOf(view).at(-1)?.entryId === entryId
    ? `/school-record/${view.record.id}`
    : `/school-record/${view.record.id}/${entryId}`;

const toldBy = ({ record, template }: InspectionView): Told => ({
  inspection: record.inspection,
  template: asWalked(template, record.inspection.assets),
  day: record.day,
});

/** That this is not what stands now, the way there, and what the version after it changed. */
export function EarlierVersion({ view }: { view: InspectionView }) {
  const language = useLanguage();
  const { revision: words } = useWords().records;
  const { shown, after } = placed(view);
  if (!shown || !after) return null;
  return (
    <div class={styles.earlier}>
      <div class={styles.notice} role="note">
        <p>{words.earlier(nearDayAndClock(shown.at.ms, language))}</p>
        {after.reason && <p class={styles.why}>{words.why(after.reason)}</p>}
        <ButtonLink href={`/school-record/${view.record.id}`}>{words.toCurrent}</ButtonLink>
      </div>
      <Compared key={after.entryId} view={view} other={after} isEarlier />
    </div>
  );
}

/** What stands, compared with the version before it. */
export function LastCorrection({ view }: { view: InspectionView }) {
  const { before, after } = placed(view);
  return before && !after ? <Compared key={before.entryId} view={view} other={before} isEarlier={false} /> : null;
}

type ComparedProps = { view: InspectionView; other: Submission; isEarlier: boolean };

function Compared({ view, other, isEarlier }: ComparedProps) {
  const language = useLanguage();
  const { revision: words } = useWords().records;
  const { body, trouble } = useReport(recordPath(view.record.id, other.entryId), InspectionViewSchema);
  if (!body) return trouble ? <p class={styles.away}>{words.away}</p> : null;
  const [before, after] = isEarlier ? [view, body] : [body, view];
  return (
    <div class={styles.compared}>
      <Card>
        <Revision before={toldBy(before)} after={toldBy(after)} since={isEarlier} />
        {!isEarlier && (
          <p class={styles.open}>
            <a href={addressOf(view, other.entryId)}>{words.open(nearDayAndClock(other.at.ms, language))}</a>
          </p>
        )}
      </Card>
    </div>
  );
}
