// A phone with NFC, as far as a page can tell: tags are touched and written by the test.
import type { Page } from '@playwright/test';

type Tags = { readers: Set<EventTarget>; written: string[]; refuses: number };
type Faked = { NDEFReader: unknown; tags: Tags };

/** Before the page opens. The phone says no so many times before it lets anybody. */
export async function withNfc(page: Page, refuses = 0): Promise<void> {
  await page.addInitScript((times) => {
    const tags: Tags = { readers: new Set(), written: [], refuses: times };
    const ask = () => {
      if (tags.refuses-- > 0) throw new DOMException('NFC is off', 'NotAllowedError');
    };
    class Reader extends EventTarget {
      async scan({ signal }: { signal: AbortSignal }) {
        ask();
        tags.readers.add(this);
        signal.addEventListener('abort', () => tags.readers.delete(this));
      }
      async write({ records }: { records: { recordType: string; data: string }[] }) {
        ask();
        tags.written.push(...records.map(({ recordType, data }) => `${recordType} ${data}`));
      }
    }
    Object.assign(globalThis as unknown as Faked, { NDEFReader: Reader, tags });
  }, refuses);
}

/** Holds the phone to a tag with this address; gives how many readers heard it. */
export const touchTag = (page: Page, address: string): Promise<number> =>
  page.evaluate((text) => {
    const { readers } = (globalThis as unknown as Faked).tags;
    const records = [{ recordType: 'url', data: new DataView(new TextEncoder().encode(text).buffer) }];
    for (const reader of readers) reader.dispatchEvent(Object.assign(new Event('reading'), { message: { records } }));
    return readers.size;
  }, address);

export const tagsWritten = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as Faked).tags.written);
