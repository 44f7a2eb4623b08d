// The line of today: behind you what is done, ahead of you what suggests itself.
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { ChevronRight, ClipboardList } from 'lucide';
import { dayWord } from '../days.ts';
import { clock, dayKey, inLanguage } from '../format.ts';
import { recordStation, recordTone, recordWord } from '../record-state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import type { RecordLine } from '../../db/records.ts';
import { placeName } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import type { Suggestion } from './suggest.ts';
import type { Day } from './day-of.ts';
import styles from './today.module.css';

const shownAtFirst = 8;

/** `isNext`: nothing is open, so the first suggestion is the next thing. */
type TodayLineProps = { day: Day; isNext: boolean; busy: boolean; onStart: (pair: Suggestion) => void };

export function TodayLine({ day, isNext, busy, onStart }: TodayLineProps) {
  const { today: words } = useWords();
  const [all, setAll] = useState(false);
  const next = all ? day.next : day.next.slice(0, shownAtFirst);
  const hidden = day.next.length - next.length;
  const isFirst = (index: number) => index === 0 && isNext;
  if (day.done.length + day.next.length + day.offered.length === 0) return isNext && day.idle ? <NothingToday /> : null;
  return (
    <section class={styles.block}>
      <h2 class={styles.label}>{day.done.length > 0 ? words.doneCount(day.done.length) : words.nothingDone}</h2>
      <Line aria-label={words.lineTitle}>
        {day.done.map((record) => (
          <Done key={record.id} record={record} />
        ))}
        {next.map((pair, index) => (
          <Next key={`${pair.place.id} ${pair.template.code}`} {...{ pair, busy, onStart }} first={isFirst(index)} />
        ))}
        {hidden === 0 && day.offered.map((template) => <Offered key={template.code} template={template} />)}
      </Line>
      {hidden > 0 && (
        <Button look="plain" wide onClick={() => setAll(true)}>
          {words.morePairs(hidden)}
        </Button>
      )}
    </section>
  );
}

function NothingToday() {
  const { common, today: words } = useWords();
  return (
    <Notice
      icon={ClipboardList}
      action={
        <ButtonLink large href="/hazards/report">
          {common.tabs.report}
        </ButtonLink>
      }
    >
      <p>{words.empty}</p>
    </Notice>
  );
}

const Inside = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <>
    <span class={styles.words}>
      <StopTitle>{title}</StopTitle>
      <StopAbout>{children}</StopAbout>
    </span>
    <span class={styles.arrow}>
      <Icon of={ChevronRight} size={22} />
    </span>
  </>
);

function Done({ record }: { record: RecordLine }) {
  const words = useWords();
  const language = useLanguage();
  const { abnormal } = record.tally;
  return (
    <Stop state={recordStation(record)}>
      <a class={styles.press} href={`/record/${record.id}`}>
        <Inside title={record.placeName}>
          {inLanguage(record.templateName, language)}
          <span class={styles.facts}>
            <time>{clock(record.submittedAt)}</time>
            {abnormal > 0 ? (
              <b class={styles.fault}>{words.today.faults(abnormal)}</b>
            ) : (
              <span>{words.today.allNormal}</span>
            )}
            <Badge tone={recordTone(record)}>{recordWord(record, words)}</Badge>
          </span>
        </Inside>
      </a>
    </Stop>
  );
}

type NextProps = { pair: Suggestion; first: boolean; busy: boolean; onStart: (pair: Suggestion) => void };

function Next({ pair, first, busy, onStart }: NextProps) {
  const words = useWords();
  const language = useLanguage();
  const { place, template, day } = pair;
  const today = dayKey(Date.now());
  return (
    <Stop state={first ? 'here' : 'todo'}>
      <button type="button" class={styles.press} disabled={busy} onClick={() => onStart(pair)}>
        <Inside title={placeName(place)}>
          {inLanguage(template.name, language)}
          <span class={styles.facts}>
            <span>{words.common.items(template.items.length)}</span>
            <span>{words.today.lastTime(dayWord(day, today, language))}</span>
          </span>
        </Inside>
      </button>
    </Stop>
  );
}

function Offered({ template }: { template: Template }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <Stop state="todo">
      <a class={styles.press} href={`/start?template=${template.code}`}>
        <Inside title={inLanguage(template.name, language)}>
          <span class={styles.facts}>
            <span>{words.common.items(template.items.length)}</span>
            <span>{words.today.choosePlace}</span>
          </span>
        </Inside>
      </a>
    </Stop>
  );
}
