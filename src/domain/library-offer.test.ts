import { describe, expect, test } from 'vitest';
import { checklist, item } from '../../tests/cast.ts';
import { offerOf } from './library-offer.ts';
import type { Item, Template } from './template.ts';

const asked = (n: number, over: Partial<Item> = {}) => item({ id: `Z1-0${n}`, type: 'PF', ...over });
const words = (zh: string) => ({ zh, en: zh });
const was: Template = { ...checklist, items: [asked(1), asked(2), asked(3)] };
const library: Template = {
  ...was,
  edition: 2,
  perAsset: 'extinguisher',
  items: [asked(1), asked(2, { once: true }), asked(3), asked(4)],
};
const ids = ({ items }: Template) => items.map(({ id }) => id);

test('a checklist nobody touched becomes what the library says, under its own code and version', () => {
  const offer = offerOf({ ...was, version: 3 }, was, library);
  expect(offer?.template).toEqual({ ...library, version: 3 });
  expect(offer?.own).toEqual({ head: [], items: [] });
  expect(offer?.changes.head).toEqual(expect.arrayContaining(['perAsset', 'edition']));
  expect(offer?.changes.items.map(({ is, item: { id } }) => [is, id])).toEqual([
    ['changed', 'Z1-02'],
    ['added', 'Z1-04'],
  ]);
});

test('what is as new, newer or taken out of use is left alone, and so is what says the same already', () => {
  expect(offerOf({ ...was, edition: 2 }, was, library)).toBeNull();
  expect(offerOf({ ...was, edition: 3 }, was, library)).toBeNull();
  expect(offerOf({ ...was, retired: true }, was, library)).toBeNull();
  const { edition: _, ...same } = library;
  expect(offerOf({ ...same, version: 2 }, same, library)).toBeNull();
});

describe('what the school changed itself stays', () => {
  test('its words, its stricter figures and what it asks more', () => {
    const mine: Template = {
      ...was,
      version: 2,
      name: words('我校的表'),
      items: [asked(1, { text: words('问得更细') }), asked(2, { photo: 'always' }), asked(9), asked(3)],
    };
    const offer = offerOf(mine, was, library);
    expect(offer?.template).toMatchObject({ name: { zh: '我校的表' }, perAsset: 'extinguisher', edition: 2 });
    expect(offer && ids(offer.template)).toEqual(['Z1-01', 'Z1-02', 'Z1-09', 'Z1-03', 'Z1-04']);
    expect(offer?.template.items[0]?.text.zh).toBe('问得更细');
    // Each changed something else of the same item: both hold.
    expect(offer?.template.items[1]).toMatchObject({ photo: 'always', once: true });
    expect(offer?.own.head).toEqual(['name']);
    expect(offer?.own.items.map((one) => [one.is, one.item.id])).toEqual([
      ['changed', 'Z1-01'],
      ['changed', 'Z1-02'],
      ['added', 'Z1-09'],
    ]);
  });

  test('where both changed the same, the school’s word, and it is told that the library says otherwise', () => {
    const mine: Template = { ...was, items: [asked(1, { grade: 'MS' }), asked(2), asked(3)] };
    const offer = offerOf(mine, was, { ...library, items: [asked(1, { grade: 'L' }), asked(2), asked(3), asked(4)] });
    expect(offer?.template.items[0]?.grade).toBe('MS');
    expect(offer?.own.items).toMatchObject([{ is: 'changed', fields: ['grade'] }]);
  });

  test('what it took out stays out, and its own order stays', () => {
    const mine: Template = { ...was, items: [asked(3), asked(1)] };
    const offer = offerOf(mine, was, library);
    expect(offer && ids(offer.template)).toEqual(['Z1-03', 'Z1-04', 'Z1-01']);
  });
});

test('what the library took out goes, unless the school had made it its own', () => {
  const less: Template = { ...library, items: [asked(2)] };
  expect(ids(offerOf(was, was, less)!.template)).toEqual(['Z1-02']);
  const mine: Template = { ...was, items: [asked(1, { text: words('我校要问') }), asked(2), asked(3)] };
  expect(ids(offerOf(mine, was, less)!.template)).toEqual(['Z1-01', 'Z1-02']);
});
