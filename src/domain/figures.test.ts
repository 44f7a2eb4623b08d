// What the school asks of its samples: stricter than the law, from when it was set, for ever to be read.
import { describe, expect, test } from 'vitest';
import { at, canteen, id, sun, tonight, wang, yucai, zhao } from '../../tests/cast.ts';
import { Book, code, director, hour, taken } from '../../tests/kitchen-book.ts';
import { figuresAt, isLaxer, lawFigures, type Figures, type FiguresBook } from './figures.ts';
import { keepMs, keepUntil } from './kitchen.ts';

describe('what the school asks', () => {
  const strict: Figures = { grams: 200, keepHours: 72, min: 2, max: 5 };
  const setAt = tonight - 10 * hour;
  const bookWith = (figures: Figures = strict): Book => {
    const book = new Book();
    book.say(sun, 'figures-set', yucai.id, figures, setAt);
    return book;
  };

  test('less than the law is refused in each figure, and the law itself is not', () => {
    const book = new Book();
    const lax: Partial<Figures>[] = [{ grams: 124 }, { keepHours: 47 }, { min: -0.1 }, { max: 8.1 }];
    for (const one of lax)
      expect(code(() => book.say(sun, 'figures-set', yucai.id, { ...lawFigures, ...one }))).toBe('figures-too-lax');
    for (const one of [{ min: 5, max: 5 }, { grams: 150.5 }, { keepHours: 1000 }])
      expect(code(() => book.say(sun, 'figures-set', yucai.id, { ...lawFigures, ...one }))).toBe('bad-shape');
    expect(code(() => book.say(sun, 'figures-set', yucai.id, lawFigures))).toBe('accepted');
  });

  test('only who answers for the whole school sets them, for the own school', () => {
    const book = new Book();
    for (const who of [zhao, director, wang, { ...sun, scope: [canteen.id] }])
      expect(code(() => book.say(who, 'figures-set', yucai.id, strict))).toBe('forbidden');
    expect(code(() => book.say(sun, 'figures-set', id(77), strict))).toBe('bad-id');
  });

  test('they hold from when they were set, and every setting stays to be read', () => {
    const book = bookWith();
    book.say(zhao, 'sample-taken', id(1), { ...taken, takenAt: at(setAt - 1) }, tonight);
    book.say(zhao, 'sample-taken', id(2), { ...taken, takenAt: at(setAt) }, tonight);
    expect(book.sample(id(1)).kept).toMatchObject({ keepUntil: setAt - 1 + keepMs });
    expect(book.sample(id(1)).kept).not.toHaveProperty('asked');
    expect(book.sample(id(2)).kept).toMatchObject({ keepUntil: setAt + 72 * hour, asked: 200 });
    book.say(sun, 'figures-set', yucai.id, lawFigures, tonight);
    expect(book.read('figures', yucai.id)?.sets.map(({ grams, from, byName }) => [grams, from, byName])).toEqual([
      [200, setAt, sun.name],
      [125, tonight, sun.name],
    ]);
  });

  test('a box disposed of too early for the school, by a phone that did not know, stands and is marked', () => {
    const book = bookWith();
    book.say(zhao, 'sample-taken', id(1), { ...taken, grams: 210 }, tonight);
    const body = { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' };
    expect(code(() => book.say(zhao, 'sample-disposed', id(1), body, tonight + keepMs - 1))).toBe('too-early');
    book.say(zhao, 'sample-disposed', id(1), body, tonight + keepMs);
    expect(book.sample(id(1)).disposed?.early).toBe(true);
  });

  test('a fridge is judged by what the school asks, and a seal covers what should still be in it', () => {
    const book = bookWith();
    book.say(zhao, 'fridge-read', id(1), { canteenId: canteen.id, fridge: '1号柜', celsius: 6, again: 5.5 });
    expect(book.read('fridge', id(1))).toMatchObject({ limits: { min: 2, max: 5 } });
    expect(book.read('hazard', `${id(1)}.K1-05`)).toMatchObject({ grade: 'L' });
    book.say(director, 'samples-sealed', canteen.id, { canteenId: canteen.id, reason: '腹痛' });
    expect(book.read('seal', canteen.id)?.from).toBe(tonight - 72 * hour);
  });

  test('whatever was set and in whatever order: never less than the law, always the last that was in force', () => {
    let seed = 20_261_128;
    const upTo = (n: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % n;
    for (let round = 0; round < 500; round++) {
      const sets = Array.from({ length: upTo(6) }, (_, n) => ({
        grams: 100 + upTo(200),
        keepHours: 40 + upTo(60),
        min: upTo(40) / 10 - 1,
        max: 3 + upTo(80) / 10,
        by: sun.id,
        byName: sun.name,
        from: upTo(50),
        entry: id(n),
      })).filter((set) => !isLaxer(set));
      const book: FiguresBook = { id: yucai.id, sets };
      const moment = upTo(60) - 5;
      const held = figuresAt(book, moment);
      expect(isLaxer(held)).toBe(false);
      expect(keepUntil(moment, held.keepHours)).toBeGreaterThanOrEqual(moment + keepMs);
      const last = sets
        .filter(({ from }) => from <= moment)
        .sort((a, b) => a.from - b.from)
        .at(-1);
      expect(held).toMatchObject(last ? { grams: last.grams, keepHours: last.keepHours } : lawFigures);
    }
  });
});
