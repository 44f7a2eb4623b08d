// What stands out about a record, as shape, word and colour. Shared by the table and the cards.
import { Check, ClockAlert, Image, X } from 'lucide';
import type { InspectionRow } from '../../domain/reports.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import type { StationState } from '../ui/line.tsx';
import { isMissingPhotos } from './record-filter.ts';
import styles from './record-marks.module.css';

export const stationOf = (row: InspectionRow): StationState =>
  row.state === 'withdrawn' ? 'skipped' : row.tally.abnormal > 0 ? 'abnormal' : 'done';

export function ResultMark({ row }: { row: InspectionRow }) {
  const { records } = useWords().manage;
  if (row.state === 'withdrawn') return <Badge tone="plain">{records.withdrawn}</Badge>;
  if (row.tally.abnormal === 0)
    return (
      <span class={styles.clean}>
        <Icon of={Check} size={18} />
        {records.clean}
      </span>
    );
  return (
    <span class={styles.marks}>
      <Badge tone="abnormal">
        <Icon of={X} size={18} />
        {records.faults(row.tally.abnormal)}
      </Badge>
      {row.worst && <GradeBadge grade={row.worst} />}
    </span>
  );
}

/** The time shown is the corrected one; the phone itself said another. */
export function ClockMark({ row }: { row: InspectionRow }) {
  const { records } = useWords().manage;
  if (!row.clockOff) return null;
  return (
    <span class={styles.clock}>
      <Icon of={ClockAlert} size={18} />
      {records.clockOff}
    </span>
  );
}

/** 补录: finished on another day than it was begun. */
export function LateMark({ row }: { row: InspectionRow }) {
  const { records } = useWords().manage;
  return row.late ? <Badge tone="warn">{records.late}</Badge> : null;
}

/** 待签: somebody else still has to sign. `asOf`: the list is of then, UTC ms by the server's clock. */
export function SignMark({ row, asOf }: { row: InspectionRow; asOf: number }) {
  const { records, signing } = useWords().manage;
  if (!row.signBy) return null;
  const isLate = asOf > row.signBy;
  return <Badge tone={isLate ? 'abnormal' : 'warn'}>{isLate ? signing.overdue : records.waits}</Badge>;
}

/** What a checklist with weights is worth, as the server worked it out. */
export function ScoreMark({ row }: { row: InspectionRow }) {
  const { records } = useWords().manage;
  if (!row.score) return null;
  const { percent, passed } = row.score;
  if (passed !== false) return <span class={styles.quiet}>{records.score(percent)}</span>;
  return (
    <Badge tone="abnormal">
      {records.score(percent)} · {records.failed}
    </Badge>
  );
}

/** How much of it was answered with one tap, in percent of its items. */
export function BulkMark({ row: { tally } }: { row: InspectionRow }) {
  const { records } = useWords().manage;
  const items = tally.normal + tally.abnormal + tally.notApplicable + tally.open;
  if (tally.bulk === 0 || items === 0) return null;
  return <span class={styles.quiet}>{records.bulk(Math.round((tally.bulk / items) * 100))}</span>;
}

/** `bare`: the column says that it is about photos. */
export function PhotoMark({ row, bare }: { row: InspectionRow; bare?: boolean }) {
  const { records } = useWords().manage;
  if (row.photos.total === 0) return null;
  const { have, total } = row.photos;
  const text = bare ? `${have}/${total}` : records.photosOf(have, total);
  if (!isMissingPhotos(row)) return <span class={styles.quiet}>{text}</span>;
  return (
    <Badge tone="warn">
      <Icon of={Image} size={18} />
      {text}
    </Badge>
  );
}
