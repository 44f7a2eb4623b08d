// Hazards as found: the manager sees the school's, everybody else their own.
import type { Words } from '../../state.ts';

export const hazards: Words['hazards'] = {
  title: 'Hazards',
  states: { 'fixed-on-spot': 'Put right on the spot', withdrawn: 'Withdrawn' },
  left: (span) => `${span} left`,
  late: (span) => `${span} overdue`,
  until: (time) => `by ${time}`,
  reported: (name, time) => `${name}, ${time}`,
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
