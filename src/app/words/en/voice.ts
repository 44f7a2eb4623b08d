// Notes that are spoken: recording, listening, and what went wrong.
import type { Words } from '../../state.ts';

export const voice: Words['voice'] = {
  title: 'Voice',
  count: (n) => (n === 1 ? '1 voice note' : `${n} voice notes`),
  carried: (have, total) => `Photos and voice notes ${have} of ${total}`,
  allCarried: 'All photos and voice notes are there',
  begin: 'Record a note',
  more: 'Record another',
  asking: 'Opening the microphone',
  saving: 'Saving',
  speaking: 'Recording',
  done: 'Finish',
  saved: 'Voice note saved on phone',
  play: (n) => (n ? `Listen, no. ${n}` : 'Listen'),
  stop: 'Stop',
  drop: 'Delete',
  dropIt: 'Delete this voice note for good?',
  wasCut: 'cut short',
  cut: (seconds) => `The last recording was cut short; its first ${seconds} s are saved`,
  understood: 'OK',
  missing: 'The voice note is not on this phone',
  unplayable: 'This browser cannot play the voice note',
  others: 'Said of items the checklist has no more',
  onPhone: 'The voice note is still on the phone',
  faults: {
    refused: 'No permission for the microphone. You can write instead.',
    missing: 'The microphone does not open; another app may be using it.',
    full: 'The phone is full and the voice note was not kept. Free some space, then record again.',
    failed: 'The voice note was not kept, please record it again.',
  },
};
