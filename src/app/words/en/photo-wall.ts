// The photos of the school, and who looked at those of the dormitory.
import type { photoWall as zh } from '../zh/photo-wall.ts';

export const photoWall: typeof zh = {
  title: 'Photos',
  kinds: { found: 'Found', 'put-right': 'Put right', arrival: 'Arrival', sample: 'Food sample', checked: 'All well' },
  filter: 'Filter',
  kind: 'Kind',
  allKinds: 'All kinds',
  day: 'Day',
  place: 'Place',
  allPlaces: 'All places',
  checklist: 'Checklist',
  allLists: 'All checklists',
  grade: 'Grade',
  allGrades: 'All grades',
  none: 'No photos yet',
  noneFiltered: 'No photos like that',
  all: 'Show all',
  was: 'Before',
  is: 'After',
  before: (name) => `Before: ${name}`,
  open: (name) => `Enlarge: ${name}`,
  onItsWay: 'Still on the phone',
  notShown: 'Cannot be shown',
  noted: 'There are photos of the dormitory here; who looks at them is written down.',
  views: 'Who saw dormitory photos',
  viewsHint:
    'A line is kept, as long as who did what, each time photos of the dormitory are listed here or opened; not of one’s own.',
  viewsNone: 'Nobody has looked at photos of the dormitory yet',
  how: {
    page: (n) => `${n} ${n === 1 ? 'photo' : 'photos'} listed`,
    full: (n) => `${n} ${n === 1 ? 'photo' : 'photos'} opened`,
  },
  which: 'Which photos',
};
