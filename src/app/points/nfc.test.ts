import { afterEach, expect, test, vi } from 'vitest';
import { hasNfc, readTags, writeTag } from './nfc.ts';

afterEach(() => vi.unstubAllGlobals());

const address = 'https://patrol.school.example/p/4F7K-92XM';
const bytes = (text: string) => new DataView(new TextEncoder().encode(text).buffer);

/** A phone with NFC; `refused`: what it says when it is asked. */
function withNfc(refused?: DOMException) {
  const readers: EventTarget[] = [];
  class Fake extends EventTarget {
    async scan() {
      if (refused) throw refused;
      readers.push(this);
    }
    async write() {
      if (refused) throw refused;
    }
  }
  vi.stubGlobal('NDEFReader', Fake);
  const touch = (records: object[]) => {
    for (const one of readers) one.dispatchEvent(Object.assign(new Event('reading'), { message: { records } }));
  };
  return { touch, spoil: () => readers.forEach((one) => one.dispatchEvent(new Event('readingerror'))) };
}

test('a phone without NFC, or one whose owner says no, rejects as the browser does', async () => {
  const { signal } = new AbortController();
  expect(hasNfc()).toBe(false);
  await expect(readTags(() => undefined, signal)).rejects.toThrow(DOMException);
  await expect(writeTag(address, signal)).rejects.toMatchObject({ name: 'NotSupportedError' });
  withNfc(new DOMException('no', 'NotAllowedError'));
  expect(hasNfc()).toBe(true);
  await expect(readTags(() => undefined, signal)).rejects.toMatchObject({ name: 'NotAllowedError' });
  await expect(writeTag(address, signal)).rejects.toMatchObject({ name: 'NotAllowedError' });
});

test('of a tag the first text or address counts; one that holds none, or cannot be read, is no code; after the end nothing is heard', async () => {
  const { touch, spoil } = withNfc();
  const heard: string[] = [];
  const ending = new AbortController();
  await readTags((text) => heard.push(text), ending.signal);
  touch([
    { recordType: 'mime', data: bytes('x') },
    { recordType: 'url', data: bytes(address) },
  ]);
  touch([{ recordType: 'text', data: bytes('4F7K-92XM') }]);
  touch([]);
  spoil();
  ending.abort();
  touch([{ recordType: 'url', data: bytes(address) }]);
  expect(heard).toEqual([address, '4F7K-92XM', '', '']);
});
