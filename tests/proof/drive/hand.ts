// A hand on a browser that knows no more than WebDriver: it presses what is seen, and waits for what is to be seen.
import { setTimeout as wait } from 'node:timers/promises';
import { isFound, type Driver, type Found } from './driver.ts';

const patienceMs = 90_000;
const lookMs = 150;

/**
 * In the page: what can be pressed and is seen, by its words (a piece of them, or all where it begins with "="), inside an element of that
 * name. Words are compared without spaces: some only hold others together.
 */
const findKey = `
  const [words, within] = arguments;
  const bare = (text) => (text ?? '').replace(/\\s/g, '');
  const named = (one) => bare(one.getAttribute('aria-label') ?? one.innerText ?? one.textContent);
  const rooms = within === null ? [document] : [...document.querySelectorAll('[aria-label]')].filter((one) => one.getAttribute('aria-label') === within);
  const keys = rooms.flatMap((room) => [...room.querySelectorAll('button, a[href], [role=radio], label')]);
  const fits = words.startsWith('=') ? (one) => named(one) === bare(words.slice(1)) : (one) => named(one).includes(bare(words));
  const seen = keys.filter((one) => one.getClientRects().length > 0 && !one.disabled && fits(one));
  const key = seen.at(-1) ?? null;
  key?.scrollIntoView({ block: 'center' });
  return key;
`;
const findField = `
  const label = [...document.querySelectorAll('label')].find((one) => one.innerText.trim() === arguments[0]);
  return label ? (label.control ?? label.querySelector('input')) : null;
`;
const readPage = `return document.body?.innerText ?? '';`;

const moved = /stale|intercepted|interactable|no such element/;

export class Hand {
  readonly #driver: Driver;
  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async #until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const got = await look();
      if (got !== null) return got;
      if (Date.now() > until) throw new Error(`${what} did not come; the page says: ${await this.text()}`);
      await wait(lookMs);
    }
  }

  /** What moves away under the finger is pressed again. */
  async press(words: string, within: string | null = null): Promise<void> {
    await this.#until(`a key "${words}"`, () =>
      this.#pressed(words, within).catch((error: Error) => (moved.test(error.message) ? null : Promise.reject(error))),
    );
  }

  async #pressed(words: string, within: string | null): Promise<true | null> {
    const found = await this.#driver.run(findKey, words, within);
    if (!isFound(found)) return null;
    await this.#driver.click(found);
    return true;
  }

  async fill(label: string, text: string): Promise<void> {
    const field = await this.#until<Found>(`a field "${label}"`, async () => {
      const found = await this.#driver.run(findField, label);
      return isFound(found) ? found : null;
    });
    await this.#driver.type(field, text);
  }

  /** A file for the open dialog, as if it had been chosen by hand. */
  async choose(file: string): Promise<void> {
    const chooser = await this.#until<Found>('a way to choose a file', async () => {
      const found = await this.#driver.run(`return document.querySelector('dialog[open] input[type=file][multiple]');`);
      return isFound(found) ? found : null;
    });
    await this.#driver.type(chooser, file);
  }

  text = async (): Promise<string> => String(await this.#driver.run(readPage));
  sees = (words: RegExp): Promise<true> =>
    this.#until(`"${String(words)}"`, async () => (words.test(await this.text()) ? true : null));
  isSo = (body: string, what: string): Promise<true> =>
    this.#until(what, async () => ((await this.#driver.run(body)) === true ? true : null));
}
