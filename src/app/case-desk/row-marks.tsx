// What a case shows in a list, as table and as card alike: its first photo, how it stands, by when.
import { CalendarClock, CloudUpload, ImageOff, Megaphone, Repeat2, TriangleAlert, Wrench } from 'lucide';
import { useState } from 'preact/hooks';
import { shownStateOf, type HazardRow } from '../../domain/hazard-reports.ts';
import { lookBackMs } from '../../domain/hazard-times.ts';
import { isOver, type ShownState } from '../../domain/hazard-words.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import type { StationState } from '../ui/line.tsx';
import styles from './case-list.module.css';
import { dueWords } from './case-words.ts';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

export type Unsent = ReadonlyMap<string, { refused: boolean }>;

const tones: Partial<Record<ShownState, Tone>> = {
  reported: 'warn',
  'fixed-on-spot': 'warn',
  reopened: 'abnormal',
  transfer: 'warn',
  'to-verify': 'press',
  verified: 'normal',
  closed: 'normal',
  archived: 'normal',
  'look-back': 'warn',
  escalated: 'abnormal',
};

export function StateMark({ row, now }: { row: HazardRow; now: number }) {
  const state = shownStateOf(row, now);
  return <Badge tone={tones[state] ?? 'plain'}>{useCaseWords().states[state]}</Badge>;
}

/** What stands out about it besides grade and state. */
export function Flags({ row, unsent }: { row: HazardRow; unsent: Unsent }) {
  const words = useDeskWords();
  const { supervised, guarded } = useCaseWords();
  const own = unsent.get(row.id);
  return (
    <>
      {row.isSupervised && (
        <Badge tone="abnormal">
          <Icon of={Megaphone} size={18} />
          {supervised}
        </Badge>
      )}
      {row.beforeTerm !== undefined && (
        <Badge tone="warn">
          <Icon of={CalendarClock} size={18} />
          {words.beforeTerm}
        </Badge>
      )}
      {row.isRepeat && (
        <Badge tone="abnormal">
          <Icon of={Repeat2} size={18} />
          {words.repeat}
        </Badge>
      )}
      {row.guarded && <Badge tone="warn">{guarded[row.guarded]}</Badge>}
      {row.isRepair && (
        <Badge tone="plain">
          <Icon of={Wrench} size={18} />
          {words.repair}
        </Badge>
      )}
      {own && (
        <Badge tone={own.refused ? 'abnormal' : 'plain'}>
          <Icon of={own.refused ? TriangleAlert : CloudUpload} size={18} />
          {own.refused ? words.refused : words.waiting}
        </Badge>
      )}
    </>
  );
}

export function Due({ row, now }: { row: HazardRow; now: number }) {
  const language = useLanguage();
  const words = useWords();
  const desk = useDeskWords();
  const { text, span, isLate } = dueWords(row, now, language, words, desk);
  return (
    <>
      <span>{text}</span> {span && <b class={isLate ? styles.late : ''}>{span}</b>}
    </>
  );
}

/** The first photo, small; what has none, or one that is not with the school yet, holds its place. */
export function Thumb({ row }: { row: HazardRow }) {
  const language = useLanguage();
  const words = useDeskWords();
  const [failed, setFailed] = useState(false);
  // Drawn by its style: an icon would be four elements more in every row that scrolls by.
  if (row.photo === null) return <span class={`${styles.thumb} ${styles.none}`} title={words.noPhoto} />;
  if (failed)
    return (
      <span class={styles.thumb} title={words.noPhoto}>
        <Icon of={ImageOff} size={22} />
      </span>
    );
  return (
    <img
      class={styles.thumb}
      src={`/api/hazards/${row.id}/photos/${row.photo}`}
      alt={words.photoOf(inLanguage(row.text, language))}
      loading="lazy"
      decoding="async"
      onError={() => setFailed(true)}
    />
  );
}

export function stationOf({ state, dueAt, lookBackAt, beforeTerm }: HazardRow, now: number): StationState {
  if (state === 'withdrawn' || state === 'rejected' || state === 'merged') return 'skipped';
  // Once its time has come a look-back has some days.
  const at = lookBackAt === null ? (dueAt ?? beforeTerm ?? null) : lookBackAt + lookBackMs;
  if (at !== null && now > at) return 'late';
  if (isOver(state)) return 'done';
  return state === 'reported' || state === 'reopened' ? 'abnormal' : 'todo';
}
