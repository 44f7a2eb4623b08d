// What came in, as a table for the desk. The whole row is the link.
import type { InspectionRow } from '../../domain/reports.ts';
import { byDay, dayTitle } from '../days.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { BulkMark, ClockMark, LateMark, PhotoMark, ResultMark, ScoreMark, SignMark } from './record-marks.tsx';
import styles from './records-table.module.css';

/** `asOf`: what is late is late by then, UTC ms by the server's clock. */
export type ListProps = { rows: readonly InspectionRow[]; oneDay: boolean; today: string; asOf: number };

export function RecordsTable({ rows, oneDay, today, asOf }: ListProps) {
  const language = useLanguage();
  const { records } = useWords().manage;
  const { columns } = records;
  return (
    <table class={styles.table}>
      <caption class="visually-hidden">{records.title}</caption>
      <thead>
        <tr>
          <th scope="col">{records.time}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.template}</th>
          <th scope="col">{columns.person}</th>
          <th scope="col">{columns.result}</th>
          <th scope="col" class={styles.right}>
            {columns.items}
          </th>
          <th scope="col" class={styles.right}>
            {columns.photos}
          </th>
        </tr>
      </thead>
      {byDay(rows).map(({ day, lines }) => (
        <tbody key={day}>
          {!oneDay && (
            <tr class={styles.day}>
              <th colSpan={7} scope="rowgroup">
                {dayTitle(day, today, language)}
              </th>
            </tr>
          )}
          {lines.map((row) => (
            <TableRow key={row.id} row={row} asOf={asOf} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

const lateMs = 30 * 60_000;

function TableRow({ row, asOf }: { row: InspectionRow; asOf: number }) {
  const language = useLanguage();
  const { records } = useWords().manage;
  const { tally } = row;
  const items = tally.normal + tally.abnormal + tally.notApplicable + tally.open;
  return (
    <tr class={`${styles.row} ${row.state === 'withdrawn' ? styles.withdrawn : ''}`}>
      <td class={styles.time}>
        <time>{clock(row.submittedAt)}</time>
        <ClockMark row={row} />
        {row.receivedAt - row.submittedAt > lateMs && <small>{records.receivedAt(clock(row.receivedAt))}</small>}
      </td>
      <th scope="row" class={styles.place}>
        <a href={`/school-record/${row.id}`}>{row.placeName}</a>
      </th>
      <td class={styles.template}>{inLanguage(row.templateName, language)}</td>
      <td class={styles.person}>{row.byName}</td>
      <td>
        <span class={styles.result}>
          <ResultMark row={row} />
          <ScoreMark row={row} />
          <SignMark row={row} asOf={asOf} />
          <LateMark row={row} />
        </span>
      </td>
      <td class={styles.right}>
        {items}
        <div class={styles.bulk}>
          <BulkMark row={row} />
        </div>
      </td>
      <td class={styles.right}>
        <PhotoMark row={row} bare />
      </td>
    </tr>
  );
}
