// 我的记录: by day, newest first, each with the state of its delivery.
import { ClipboardList } from 'lucide';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { ownRecords, type RecordLine, type RecordState } from '../../db/records.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { heldAside, type HeldAside } from '../../db/settled.ts';
import { byDay, dayTitle } from '../days.ts';
import { clock, dayKey, inLanguage } from '../format.ts';
import { recordStation, recordTone, recordWord } from '../record-state.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Still } from '../ui/still.tsx';
import { HeldBadge } from './held-card.tsx';
import styles from './records.module.css';

type Filter = 'all' | 'waiting' | 'delivered' | 'attention';
const filters: readonly Filter[] = ['all', 'waiting', 'delivered', 'attention'];
const states: Record<Filter, readonly RecordState[]> = {
  all: ['waiting', 'receiving', 'delivered', 'attention'],
  waiting: ['waiting', 'receiving'],
  delivered: ['delivered'],
  attention: ['attention'],
};
/** More than a screenful; after months without a network thousands wait. */
const readAtOnce = 50;
/** About a screenful and a half of somebody who walks a round or two a day. */
const daysAtOnce = 7;

type OwnLine = RecordLine & { held: HeldAside | undefined };
type Day = { day: string; lines: OwnLine[] };

async function linesOf(db: DeviceDb, limit: number): Promise<OwnLine[]> {
  const [lines, held] = await Promise.all([ownRecords(db, limit), heldAside(db)]);
  return lines.map((line) => Object.assign(line, { held: held.get(line.entries.at(-1) ?? '') }));
}

export function OwnRecordsScreen() {
  const db = useDb();
  const { common, records: words } = useWords();
  const [filter, setFilter] = useState<Filter>('all');
  const [limit, setLimit] = useState(readAtOnce);
  const lines = useLive(() => linesOf(db, limit), [db, limit]);
  const isMore = lines !== undefined && lines.length >= limit;
  const readMore = useCallback(() => setLimit((now) => 2 * now), []);
  const days = useMemo(
    () => lines && byDay(lines.filter((line) => states[filter].includes(line.delivery))),
    [lines, filter],
  );
  return (
    <Page narrow title={words.title}>
      {lines && lines.length > 0 && (
        <div class={styles.filter}>
          <Choices
            label={words.filter}
            options={filters.map((value) => ({ value, text: words.filters[value] }))}
            chosen={[filter]}
            onChoose={([chosen]) => setFilter(chosen ?? 'all')}
          />
        </div>
      )}
      {days && days.length > 0 && (
        <Gradual key={filter} all={days} step={daysAtOnce} more={common.more} onEnd={isMore ? readMore : undefined}>
          {(drawn) => drawn.map((day) => <Still key={day.day} of={day} draw={DaySection} />)}
        </Gradual>
      )}
      {days?.length === 0 && <Nothing anything={lines?.length !== 0} />}
    </Page>
  );
}

function Nothing({ anything }: { anything: boolean }) {
  const { records: words } = useWords();
  if (anything) return <Notice icon={ClipboardList}>{words.noneOf}</Notice>;
  return (
    <Notice
      icon={ClipboardList}
      action={
        <ButtonLink look="primary" large href="/start">
          {words.start}
        </ButtonLink>
      }
    >
      <h2>{words.none}</h2>
      <p>{words.noneHint}</p>
    </Notice>
  );
}

const DaySection = (day: Day) => <DayLines day={day} />;

function DayLines({ day: { day, lines } }: { day: Day }) {
  const language = useLanguage();
  return (
    <section class={styles.day}>
      <h2 class={styles.dayTitle}>{dayTitle(day, dayKey(Date.now()), language)}</h2>
      <Line>
        {lines.map((line) => (
          <RecordStop key={line.id} line={line} />
        ))}
      </Line>
    </section>
  );
}

function RecordStop({ line }: { line: OwnLine }) {
  const words = useWords();
  const language = useLanguage();
  const { abnormal } = line.tally;
  return (
    <Stop state={recordStation(line)}>
      <a class={styles.press} href={`/record/${line.id}`}>
        <StopTitle>{line.placeName}</StopTitle>
        <StopAbout>
          <time>{clock(line.submittedAt)}</time> {inLanguage(line.templateName, language)}
        </StopAbout>
        <StopAbout>
          <span class={styles.facts}>
            {abnormal > 0 ? <b class={styles.bad}>{words.records.faults(abnormal)}</b> : words.records.allNormal}
            {line.photos.total > 0 && <span>{words.common.photos(line.photos.total)}</span>}
            {line.late && <Badge tone="warn">{words.records.lateMark}</Badge>}
            <HeldBadge held={line.held} />
            <Badge tone={recordTone(line)}>{recordWord(line, words)}</Badge>
          </span>
        </StopAbout>
      </a>
    </Stop>
  );
}
