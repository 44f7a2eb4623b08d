// How a round stands, as colour and station; the word is beside it always.
import type { Standing } from '../../domain/round.ts';
import type { Tone } from '../ui/badge.tsx';
import type { StationState } from '../ui/line.tsx';

export const toneOf: Record<Standing, Tone> = {
  ahead: 'plain',
  open: 'press',
  running: 'press',
  overdue: 'warn',
  done: 'normal',
  late: 'warn',
  partly: 'abnormal',
  missed: 'abnormal',
};

export const stationOf: Record<Standing, StationState> = {
  ahead: 'todo',
  open: 'here',
  running: 'here',
  overdue: 'late',
  done: 'done',
  late: 'done',
  partly: 'abnormal',
  missed: 'abnormal',
};
