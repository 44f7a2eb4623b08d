// On 今日 of managers: how many hazards of each grade are open, and what was reported today, the newest first. Each number opens its list.
import type * as v from 'valibot';
import { HazardCounts, HazardRows, type HazardRow } from '../../domain/hazard-reports.ts';
import { hazardGrades } from '../../domain/hazard-words.ts';
import { AsOf } from '../as-of.tsx';
import { clock, inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Tile, type TileLook } from '../ui/tile.tsx';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import { todayOnlineWords } from '../words/today-online.ts';
import board from './board.module.css';
import styles from './new-faults.module.css';
import { wasBefore } from './cases-before.ts';
import { TodayAsOf } from './today-as-of.tsx';

const RowsSchema = HazardRows as unknown as v.GenericSchema<unknown, HazardRows>;
const mostShown = 5;
const looks: { [grade: string]: TileLook } = { L: 'warn', MS: 'abnormal', M: 'abnormal' };

/** `on`: today, yyyy-mm-dd. */
export function NewFaults({ on }: { on: string }) {
  const { common } = useWords();
  const language = useLanguage();
  const words = todayOnlineWords[language];
  const counts = useReport('/api/hazards/counts', HazardCounts);
  const asked = `list=all&sort=newest&from=${on}&to=${on}`;
  const report = useReport(`/api/hazards?${asked}&limit=${mostShown}`, RowsSchema, { offers: true });
  const { body } = report;
  const grades = counts.body?.grades;
  return (
    <Card>
      <div class={board.head}>
        <h2>{words.open}</h2>
        <TodayAsOf of={counts} />
      </div>
      <ul class={board.tiles} aria-label={words.open}>
        {hazardGrades.toReversed().map((grade) => (
          <Tile
            key={grade}
            look={grades?.[grade] ? looks[grade] : 'plain'}
            href={`/hazards?list=open&grade=${grade}`}
            word={common.grades[grade]}
            amount={String(grades ? (grades[grade] ?? 0) : '–')}
          />
        ))}
      </ul>
      {counts.body && (
        <p class={styles.about}>
          <a href="/hazards?list=open">{words.all(counts.body.counts.open ?? 0)}</a>
          {wasBefore(counts.body.before, 'open', hazardsTodayWords[language]).map((was) => ` · ${was}`)}
        </p>
      )}
      {body && (
        <h3 class={styles.title}>
          {body.total > 0 ? <a href={`/hazards?${asked}`}>{words.title(body.total)}</a> : words.none}
        </h3>
      )}
      <AsOf report={report} />
      {body && body.rows.length > 0 && (
        <ul class={styles.rows}>
          {body.rows.map((row) => (
            <Fault key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Fault({ row }: { row: HazardRow }) {
  const language = useLanguage();
  const { id, grade, text, note, placeName, reportedAt, reportedByName } = row;
  return (
    <li>
      <a href={`/hazards/${id}`}>
        <b>{note || inLanguage(text, language)}</b>
        <span class={styles.about}>{[placeName, clock(reportedAt), reportedByName].filter(Boolean).join(' · ')}</span>
      </a>
      <GradeBadge grade={grade} />
    </li>
  );
}
