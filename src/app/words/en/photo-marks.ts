// Drawing over a photo, and what was drawn, read out.
import type { Mark } from '../../../domain/photo.ts';
import type { Words } from '../../state.ts';

const count = (marks: readonly Mark[], is: Mark['is']) => marks.filter((mark) => mark.is === is).length;
const s = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

export const photoMarks: Words['photoMarks'] = {
  open: 'Mark',
  title: 'Mark the photo',
  show: 'Show marks',
  hide: 'Hide marks',
  spoken: (marks) => {
    const parts = [
      count(marks, 'circle') > 0 && s(count(marks, 'circle'), 'circle'),
      count(marks, 'arrow') > 0 && s(count(marks, 'arrow'), 'arrow'),
      ...marks.flatMap((mark) => (mark.is === 'text' ? [`words “${mark.text}”`] : [])),
    ];
    return `Marks: ${parts.filter(Boolean).join(', ')}`;
  },
  tools: { circle: 'Circle', arrow: 'Arrow', text: 'Words' },
  how: {
    circle: 'Draw round it, or tap',
    arrow: 'Draw tail to tip, or tap',
    text: 'Tap where words go',
  },
  surface: 'Photo. Enter puts it in the middle',
  chosen: { circle: 'Circle', arrow: 'Arrow', text: 'Words' },
  handles: {
    move: 'move, arrow keys work too',
    to: 'size or direction, arrow keys work too',
    from: 'move the tail, arrow keys work too',
  },
  larger: 'Grow',
  smaller: 'Shrink',
  turn: 'Turn',
  reword: 'Change',
  remove: 'Delete',
  undo: 'Undo',
  clear: 'Clear',
  done: 'Done',
  saving: 'Saving',
  saved: 'Saved',
  notSaved: 'The marks are not saved. Press “Done” again',
  full: 'At most 20 marks a photo',
  words: 'Which words?',
  wordsHint: 'Up to 20 letters; you can speak with the keyboard’s microphone',
  wordsNeeded: 'Please write something',
  put: 'Write',
  common: ['Here', 'Broken', 'Loose', 'Leaking', 'Blocked', 'Missing', 'Burnt', 'Expired'],
};
