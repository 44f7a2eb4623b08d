// The line of a route, and when somebody was last at its points.
import type { LineMapWords } from '../line-map.ts';

export const lineMap: LineMapWords = {
  map: 'Line map',
  hint: 'The marks say how long nobody has been there',
  ages: { day: 'Seen within a day', week: 'Seen within a week', older: 'Not seen for a week', never: 'Never seen' },
  lastSeen: (when, name) => `${when} ${name}`,
};
