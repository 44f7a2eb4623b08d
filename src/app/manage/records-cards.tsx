// What came in, on the line, for a manager with a phone in a corridor: the same fields as the table.
import type { InspectionRow } from '../../domain/reports.ts';
import { byDay, dayTitle } from '../days.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import {
  BulkMark,
  ClockMark,
  LateMark,
  PhotoMark,
  ResultMark,
  ScoreMark,
  SignMark,
  stationOf,
} from './record-marks.tsx';
import type { ListProps } from './records-table.tsx';
import styles from './records-cards.module.css';

export function RecordsCards({ rows, oneDay, today, asOf }: ListProps) {
  const language = useLanguage();
  return (
    <>
      {byDay(rows).map(({ day, lines }) => (
        <section key={day} class={styles.day}>
          {!oneDay && <h2>{dayTitle(day, today, language)}</h2>}
          <Line>
            {lines.map((row) => (
              <RecordStop key={row.id} row={row} asOf={asOf} />
            ))}
          </Line>
        </section>
      ))}
    </>
  );
}

function RecordStop({ row, asOf }: { row: InspectionRow; asOf: number }) {
  const language = useLanguage();
  const { common } = useWords();
  const { tally } = row;
  const items = tally.normal + tally.abnormal + tally.notApplicable + tally.open;
  return (
    <Stop state={stationOf(row)}>
      <a class={styles.card} href={`/school-record/${row.id}`}>
        <StopTitle>
          <span class={row.state === 'withdrawn' ? styles.withdrawn : ''}>{row.placeName}</span>
        </StopTitle>
        <StopAbout>
          {inLanguage(row.templateName, language)}
          <br />
          <time>{clock(row.submittedAt)}</time> · {row.byName} · {common.items(items)}
        </StopAbout>
        <span class={styles.marks}>
          <ResultMark row={row} />
          <ScoreMark row={row} />
          <SignMark row={row} asOf={asOf} />
          <PhotoMark row={row} />
          <LateMark row={row} />
          <ClockMark row={row} />
          <BulkMark row={row} />
        </span>
      </a>
    </Stop>
  );
}
