import encode from 'qr';
import { afterEach, expect, test, vi } from 'vitest';
import { nativeDetector, readsCodes } from './native-detector.ts';
import { openReader, type Seen } from './read-code.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Detects = () => Promise<{ rawValue: string }[]>;

/** A browser that reads codes itself, with what it was asked. */
function withDetector(detects: Detects, formats = ['aztec', 'qr_code']) {
  const asked = { formats: [] as string[], looks: 0 };
  class Fake {
    static getSupportedFormats = async () => formats;
    constructor(options: { formats: string[] }) {
      asked.formats = options.formats;
    }
    detect() {
      asked.looks += 1;
      return detects();
    }
  }
  vi.stubGlobal('BarcodeDetector', Fake);
  return asked;
}

/** A page on whose canvas this code is drawn, whatever is drawn there. */
function withCanvas(text: string): void {
  const dots = encode(text, 'raw', { border: 4, scale: 4 });
  const side = dots.length;
  const data = new Uint8ClampedArray(side * side * 4);
  dots.flat().forEach((isDark, i) => data.set([...Array<number>(3).fill(isDark ? 0 : 255), 255], i * 4));
  const brush = { drawImage: () => undefined, getImageData: () => ({ width: side, height: side, data }) };
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => brush }) });
}
const picture = { width: 400, height: 400 } as Seen;
const broken: Detects = () =>
  Promise.reject(new DOMException('Barcode detection service unavailable.', 'NotSupportedError'));

test('where the browser reads square codes itself, it is asked for these alone, and says what it found or that there is nothing', async () => {
  const inSight = [[{ rawValue: 'https://patrol.school.example/p/4F7K-92XM' }], []];
  const asked = withDetector(async () => inSight.shift() ?? []);
  const read = await openReader();
  expect(await read(picture)).toBe('https://patrol.school.example/p/4F7K-92XM');
  expect(await read(picture)).toBeNull();
  expect(asked).toEqual({ formats: ['qr_code'], looks: 2 });
});

test('a browser that has the name of a reader and nothing behind it is asked once, and then our own reads', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const asked = withDetector(broken);
  withCanvas('4F7K-92XM');
  const read = await openReader();
  expect([await read(picture), await read(picture)]).toEqual(['4F7K-92XM', '4F7K-92XM']);
  expect(asked.looks).toBe(1);
  expect(warned).toHaveBeenCalledOnce();
});

test('without a reader of its own, or with one for other codes, ours reads from the beginning', async () => {
  withCanvas('4F7K-92XM');
  expect(await (await openReader())(picture)).toBe('4F7K-92XM');
  const asked = withDetector(broken, ['ean_13']);
  expect(await nativeDetector()).toBeNull();
  expect(await (await openReader())(picture)).toBe('4F7K-92XM');
  expect(asked.looks).toBe(0);
});

test('a phone keeps our reader for when there is no network unless its own was seen to work', async () => {
  vi.stubGlobal('ImageData', Object);
  expect(await readsCodes()).toBe(false);
  withDetector(broken);
  expect(await readsCodes()).toBe(false);
  withDetector(async () => []);
  expect(await readsCodes()).toBe(true);
});
