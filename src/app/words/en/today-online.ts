import type { TodayOnlineWords } from '../zh/today-online.ts';

export const todayOnline: TodayOnlineWords = {
  open: 'Open hazards',
  title: (n) => (n === 1 ? '1 reported today' : `${n} reported today`),
  all: (n) => `${n} in all`,
  none: 'No hazard was reported today yet',
  byBuilding: 'Rounds by building',
  parts: { done: 'Done', late: 'Late', lost: 'Missed', running: 'Under way', ahead: 'Ahead' },
  saysOf: ({ done, late, lost }, all) =>
    [`${done} of ${all} done`, late > 0 && `${late} late`, lost > 0 && `${lost} missed`].filter(Boolean).join(', '),
};
