import type { HazardsTodayWords } from '../zh/hazards-today.ts';

export const hazardsToday: HazardsTodayWords = {
  title: 'Hazards',
  mine: 'My turn',
  overdue: 'Overdue',
  major: 'Major',
  all: 'See all hazards',
  offline: 'No network, no numbers',
};
