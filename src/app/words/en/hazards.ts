// Hazards as found: the manager sees the school's, everybody else their own.
import type { Words } from '../../state.ts';

export const hazards: Words['hazards'] = {
  title: 'Hazards',
  own: 'Hazards I reported',
  grade: 'Grade',
  state: 'State',
  filters: 'Filters',
  states: { all: 'All', reported: 'Reported', 'fixed-on-spot': 'Put right on the spot', withdrawn: 'Withdrawn' },
  left: (span) => `${span} left`,
  late: (span) => `${span} overdue`,
  until: (time) => `by ${time}`,
  reported: (name, time) => `${name}, ${time}`,
  count: (n, more) => (more ? `Latest ${n}` : n === 1 ? '1 hazard' : `${n} hazards`),
  none: 'No hazards',
  noneHint: 'Items answered “Fault” in an inspection appear here.',
  noneFiltered: 'No hazard matches these filters',
  sightings: {
    title: 'What was seen since',
    seen: { still: 'Still there', worse: 'Worse', gone: 'Said to be gone' },
    by: (name, time) => `${name}, ${time}`,
    times: (n, atLeast) => (atLeast ? `seen at least ${n} times` : `seen ${n} times`),
    record: 'That inspection',
    recordWithPhotos: (n) => `That inspection, ${n === 1 ? '1 photo' : `${n} photos`}`,
    same: 'A hazard that was reported before; no second one was made',
    sameRecord: 'The record that reported it first',
  },
};
