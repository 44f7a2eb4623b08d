// Which boxes wait for a hand-over, and which went with whose signatures.
import { expect, test } from 'vitest';
import { at, canteen, id, tonight, zhao } from '../../../tests/cast.ts';
import { Book, director, taken } from '../../../tests/kitchen-book.ts';
import { keepMs } from '../../domain/kitchen.ts';
import { handOverLists, withOwn } from './hand-over-lists.ts';

const signature = { name: '吴强', signedAt: tonight, strokes: [] };

function bookOfFour(): { book: Book; seal: string } {
  const book = new Book();
  for (const n of [1, 2, 3])
    book.say(zhao, 'sample-taken', id(n), { ...taken, dish: `菜 ${n}`, takenAt: at(tonight - n * 60_000) });
  book.say(zhao, 'sample-taken', id(4), { ...taken, takenAt: at(tonight - 2 * keepMs) });
  const reason = { canteenId: canteen.id, reason: '有人不适' };
  return { book, seal: book.say(zhao, 'samples-sealed', canteen.id, reason).id };
}

const listsOf = (book: Book) =>
  handOverLists(
    [1, 2, 3, 4].map((n) => book.sample(id(n))),
    [book.read('seal', canteen.id)!],
    canteen.id,
  );
const ids = (boxes: readonly { id: string }[]) => boxes.map((box) => box.id);

test('what the seal covers waits, the oldest first; what is older is not of it', () => {
  const { book } = bookOfFour();
  expect(ids(listsOf(book).waiting)).toEqual([id(3), id(2), id(1)]);
  expect(listsOf(book).signed).toEqual([]);
});

test('what went stands in its own list with both signatures, also when the seal is lifted', () => {
  const { book, seal } = bookOfFour();
  const signed = { canteenId: canteen.id, seal, unit: '市场监管局', giver: signature, taker: signature };
  book.say(zhao, 'samples-handed-over', id(1), { ...signed, samples: [id(1), id(3)] }, tonight + 1000);
  book.say(zhao, 'samples-handed-over', id(2), { ...signed, samples: [id(2)] }, tonight + 2000);
  book.say(director, 'seal-lifted', canteen.id, { canteenId: canteen.id, reason: '检验合格' });
  const lists = listsOf(book);
  expect(lists).toMatchObject({ seal: undefined, waiting: [] });
  expect(lists.signed.map(({ boxes }) => ids(boxes))).toEqual([[id(2)], [id(3), id(1)]]);
  for (const { of } of lists.signed) expect(of.signatures).toEqual({ giver: signature, taker: signature });
});

test('what was recorded here stands over what the school said', () => {
  const read = [
    { id: 'a', n: 1 },
    { id: 'b', n: 1 },
  ];
  expect(
    withOwn(read, [
      { id: 'b', n: 2 },
      { id: 'c', n: 2 },
    ]),
  ).toEqual([
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
    { id: 'c', n: 2 },
  ]);
});
