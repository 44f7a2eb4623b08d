import { expect, test } from 'vitest';
import type { OwnRecord } from '../../db/records.ts';
import { protocol } from '../../domain/protocol.ts';
import { id, sha256, tonight } from '../../../tests/cast.ts';
import { deliverySteps } from './delivery-steps.ts';

type Asked = Parameters<typeof deliverySteps>[0];
const entry = id(90);
const receipt: OwnRecord['receipts'][number] = {
  protocol,
  epoch: id(91),
  receiptId: id(92),
  id: entry,
  hash: sha256('entry'),
  seq: 7,
  missing: [],
  durableThrough: null,
  serverTime: tonight,
};
const waiting: Asked = {
  delivery: 'waiting',
  entries: [entry],
  photos: { have: 0, total: 3 },
  receipts: [],
  receivedAt: null,
  troubles: [],
};
const states = (record: Asked) => {
  const { received, photos, delivered } = deliverySteps(record);
  return [received, photos, delivered];
};

test('before the receipt the record waits, and photos wait behind it', () => {
  expect(states(waiting)).toEqual(['here', 'todo', 'todo']);
});

test('after the receipt the photos are where it stands', () => {
  const receiving: Asked = { ...waiting, delivery: 'receiving', receipts: [receipt], photos: { have: 1, total: 3 } };
  expect(states(receiving)).toEqual(['done', 'here', 'todo']);
  expect(deliverySteps(receiving)).toMatchObject({ receivedAt: tonight, receiptId: receipt.receiptId });
});

test('a record without photos is delivered with its receipt', () => {
  const delivered: Asked = { ...waiting, delivery: 'delivered', receipts: [receipt], photos: { have: 0, total: 0 } };
  expect(states(delivered)).toEqual(['done', null, 'done']);
});

test('the receipt of a withdrawn submission says nothing about the one that took its place', () => {
  const again: Asked = { ...waiting, entries: [entry, id(93), id(94)], receipts: [receipt] };
  expect(states(again)).toEqual(['here', 'todo', 'todo']);
});

test('a record that came from another phone was received when the server says', () => {
  const elsewhere: Asked = { ...waiting, delivery: 'delivered', receivedAt: tonight, photos: { have: 3, total: 3 } };
  expect(states(elsewhere)).toEqual(['done', 'done', 'done']);
});

test('what stands still stands out', () => {
  expect(states({ ...waiting, delivery: 'attention' })).toEqual(['late', 'todo', 'todo']);
  const damaged: Asked = {
    ...waiting,
    delivery: 'attention',
    receipts: [receipt],
    troubles: [{ sha256: sha256('photo'), code: 'hash-mismatch' }],
  };
  expect(states(damaged)).toEqual(['done', 'late', 'todo']);
});
