import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { li, wang } from '../../tests/cast.ts';
import { keepShared, sharedPictures } from './shared-pictures.ts';

/** As much of a browser's cache as is used here, in memory. */
function cachesOfBrowser() {
  const all = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const kept = all.get(name) ?? new Map<string, Response>();
    all.set(name, kept);
    const urlOf = (asked: string | Request) => (typeof asked === 'string' ? `http://x${asked}` : asked.url);
    return {
      put: async (path: string, body: Response) => void kept.set(urlOf(path), body),
      keys: async () => [...kept.keys()].map((url) => new Request(url)),
      match: async (asked: Request) => kept.get(asked.url)?.clone(),
      delete: async (asked: Request) => kept.delete(asked.url),
    };
  };
  return { open, delete: async (name: string) => all.delete(name) };
}

beforeEach(() => vi.stubGlobal('caches', cachesOfBrowser()));
afterEach(() => vi.unstubAllGlobals());

const shared = (...names: string[]) => {
  const form = new FormData();
  for (const name of names) form.append('pictures', new File([name], `${name}.jpg`));
  return form;
};
const namesFor = async (personId: string) =>
  Promise.all((await sharedPictures(personId)).files.map((file) => file.blob.text()));

test('what was shared twice before anybody looked is all there, in the order in which it was shared', async () => {
  await keepShared(shared('a', 'b'), wang.id);
  await keepShared(shared('c'), wang.id);
  expect(await namesFor(wang.id)).toEqual(['a', 'b', 'c']);
});

test('what one person takes in is taken from nobody else, and what could not be taken in stays', async () => {
  await keepShared(shared('hers', 'not kept'), wang.id);
  await keepShared(shared('his'), li.id);
  const { files, taken } = await sharedPictures(wang.id);
  await files[0]!.taken();
  await taken();
  expect(await namesFor(wang.id)).toEqual(['not kept']);
  expect(await namesFor(li.id)).toEqual(['his']);
});
