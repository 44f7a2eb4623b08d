// Another page on this phone has another version open.
import type { Words } from '../../state.ts';

export const otherVersion: Words['otherVersion'] = {
  heldOpen: 'Another page still has an old version open',
  heldOpenHint:
    'Close the other pages of Campus Patrol; this one then goes on by itself. What is saved on this phone is all there.',
};
