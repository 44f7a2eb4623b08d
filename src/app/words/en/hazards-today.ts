import type { HazardsTodayWords } from '../zh/hazards-today.ts';

export const hazardsToday: HazardsTodayWords = {
  title: 'Hazards that wait for me',
  lists: {
    mine: 'My turn',
    'to-assign': 'To verify',
    'to-verify': 'To re-check',
    'to-approve': 'To approve',
    'look-back': 'To look back at',
    department: 'My department',
    repeat: 'Come back',
  },
  urgent: 'Urgent',
  calm: 'Nothing is urgent now',
  burning: (n) => (n === 1 ? '1 kind of thing is urgent' : `${n} kinds of things are urgent`),
  overdue: 'Hazards overdue',
  major: 'Major hazards',
  lost: 'Rounds or points missed',
  lostBefore: 'Missed since yesterday',
  samples: 'No sample',
  phones: 'Phones owing',
  unheard: (n) => `${n} phones silent or owing`,
  allHeard: 'every phone has reported',
  briefing: 'Safety report of last week',
  briefingHint: 'Read in a minute, printable',
  offline: 'No network, no numbers',
};
