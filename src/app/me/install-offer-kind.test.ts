import { expect, test } from 'vitest';
import { offerKind } from './install-offer-kind.ts';

test('a browser that asks itself is asked by one button', () => {
  expect(offerKind({ name: 'chrome', system: 'android' }, true)).toBe('button');
  expect(offerKind({ name: 'edge', system: 'desktop' }, true)).toBe('button');
});

test('Safari says where its share button is, since it never asks', () => {
  expect(offerKind({ name: 'safari', system: 'ios' }, false)).toBe('share');
});

test('a phone whose browser does not ask is told of the menu', () => {
  expect(offerKind({ name: 'huawei', system: 'android' }, false)).toBe('menu');
  expect(offerKind({ name: 'chrome', system: 'ios' }, false)).toBe('menu');
});

test('at a desk nothing is offered that the browser does not offer', () => {
  expect(offerKind({ name: 'firefox', system: 'desktop' }, false)).toBeNull();
});
