import { expect, test } from 'vitest';
import {
  at,
  checklist,
  documents,
  entry,
  floor2,
  id,
  inspection,
  li,
  readFrom,
  sun,
  tonight,
  wang,
  yucai,
} from '../../tests/cast.ts';
import { documentsNeeded, fold, type Document } from './documents.ts';
import type { Entry, EntryOf } from './entry.ts';
import { checkEntry } from './permission.ts';
import { signBy } from './signing.ts';

const handedIn = entry('inspection-submitted', inspection());
const signing = (over: Partial<EntryOf<'inspection-signed'>['body']> = {}, by = sun): EntryOf<'inspection-signed'> =>
  entry(
    'inspection-signed',
    {
      submission: handedIn.id,
      placeId: floor2.id,
      template: { code: 'Z1', version: 1 },
      itemId: 'Z1-12',
      signature: { name: by.name, signedAt: tonight, strokes: [] },
      ...over,
    },
    { by: by.id, at: at(tonight + 60_000) },
  );

function after(...entries: Entry[]): Document[] {
  const list = [...documents];
  for (const one of entries) list.push(...fold(one, readFrom(list), yucai.id, tonight));
  return list;
}
const recordAfter = (...entries: Entry[]) => readFrom(after(...entries))('inspection', handedIn.subject);
const says = (one: Entry, who = sun, ...before: Entry[]) => checkEntry(one, who, readFrom(after(...before)), yucai.id);

test('a record waits for the signature of the one in charge until it is given', () => {
  expect(recordAfter(handedIn)).toMatchObject({ awaits: ['Z1-12'], tally: { normal: 10, open: 1 } });
  const signed = recordAfter(handedIn, signing());
  expect(signed).not.toHaveProperty('awaits');
  expect(signed?.signatures).toMatchObject([
    { itemId: 'Z1-12', byName: '孙静', at: tonight + 60_000, receivedAt: tonight },
  ]);
  expect(signed?.inspection).toEqual(handedIn.body);
  expect(signed?.entries).toEqual([handedIn.id]);
});

test('it is late 24 hours after the server had it, whatever the phone believed', () => {
  expect(signBy({ receivedAt: tonight, submittedAt: 0 })).toBe(tonight + 86_400_000);
});

test('whoever is in charge signs, and nobody answers for the own work', () => {
  expect(() => says(signing(), sun, handedIn)).not.toThrow();
  const own = entry('inspection-submitted', inspection(), { by: sun.id });
  expect(() => says(signing({ submission: own.id }), sun, own)).toThrow('not-submitted');
  expect(() => says(signing({}, li), li, handedIn)).toThrow('not-submitted');
  expect(() => says(signing({}, wang), wang, handedIn)).toThrow('not-submitted');
});

test('only what stands is signed, once by each person', () => {
  expect(() => says(signing())).toThrow('not-submitted');
  const back = entry('inspection-withdrawn', { reason: '' });
  expect(() => says(signing(), sun, handedIn, back)).toThrow('not-submitted');
  expect(() => says(signing({ itemId: 'Z1-10' }), sun, handedIn)).toThrow('not-submitted');
  expect(() => says(signing(), sun, handedIn, signing())).toThrow('conflict');
  const nobody = { name: '', signedAt: tonight, strokes: [] };
  expect(() => says(signing({ signature: nobody }), sun, handedIn)).toThrow('answer-required');
  const other = { ...sun, id: id(77) };
  expect(() => says(signing(), other, handedIn, signing())).not.toThrow();
});

test('a correction has to be signed anew, and a signature under what it replaced counts for nothing', () => {
  const corrected = entry('inspection-submitted', inspection(), { supersedes: handedIn.id });
  expect(recordAfter(handedIn, signing(), corrected)).toMatchObject({ awaits: ['Z1-12'] });
  expect(recordAfter(handedIn, signing(), corrected)).not.toHaveProperty('signatures');
  expect(() => says(signing(), sun, handedIn, corrected)).toThrow('conflict');
});

test('a signature is not an answer: an inspector cannot give it in passing', () => {
  const item = checklist.items.find(({ id: one }) => one === 'Z1-12');
  const value = { name: '孙静', signedAt: tonight, strokes: [] };
  const answers = [...handedIn.body.answers, { itemId: item?.id ?? '', value, via: 'tap' as const, at: 1, photos: [] }];
  expect(() => says(entry('inspection-submitted', inspection({ answers })), wang)).toThrow('item-not-asked');
});

test('the keys a signature needs cover everything the rules and the fold read', () => {
  const one = signing();
  const needed = new Set(documentsNeeded(one, yucai.id).map((key) => `${key.type} ${key.id}`));
  const asked: string[] = [];
  const read = readFrom(after(handedIn));
  const watched: typeof read = (type, key) => (asked.push(`${type} ${key}`), read(type, key));
  checkEntry(one, sun, watched, yucai.id);
  fold(one, watched, yucai.id, tonight);
  expect(asked.filter((key) => !needed.has(key))).toEqual([]);
});
