import type { TodayOnlineWords } from '../zh/today-online.ts';

export const todayOnline: TodayOnlineWords = {
  open: 'Open hazards',
  title: (n) => (n === 1 ? '1 reported today' : `${n} reported today`),
  none: 'No hazard was reported today yet',
};
