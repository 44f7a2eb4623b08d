import type { heldTwice as zh } from '../zh/held-twice.ts';

export const heldTwice: typeof zh = {
  first: (time, says) => [`The first was recorded ${time}`, says].filter(Boolean).join(', '),
  phone: (isSame) =>
    isSame ? 'Both came from one phone' : 'They came from two phones; perhaps a phone was changed or restored',
  differ: (what) => `Different: ${what.join(', ')}`,
  parts: { answers: 'answers', photos: 'photos', place: 'place', time: 'time', other: 'something else' },
  same: 'They say the same, written differently',
  hint: 'Ask whoever recorded it which one is right. If the first is not, it is to be corrected; this one will not count.',
  close: 'Looked at, does not count',
  missing: 'Write what you found out.',
};
