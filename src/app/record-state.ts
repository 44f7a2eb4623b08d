// How the state of a record looks and reads, wherever a record is listed.
import type { RecordLine } from '../db/records.ts';
import type { Words } from './state.ts';
import type { Tone } from './ui/badge.tsx';
import type { StationState } from './ui/line.tsx';

type Delivered = Pick<RecordLine, 'delivery' | 'photos'>;

/** The work is done whatever its delivery; only what wants the person stands out. */
export const recordStation = (line: Pick<RecordLine, 'delivery'>): StationState =>
  line.delivery === 'attention' ? 'late' : 'done';

export function recordTone(line: Pick<RecordLine, 'delivery'>): Tone {
  switch (line.delivery) {
    case 'delivered':
      return 'normal';
    case 'receiving':
      return 'press';
    case 'waiting':
      return 'warn';
    case 'attention':
      return 'abnormal';
  }
}

export function recordWord(line: Delivered, words: Words): string {
  const { states } = words.records;
  return line.delivery === 'receiving' ? states.receiving(line.photos.have, line.photos.total) : states[line.delivery];
}
