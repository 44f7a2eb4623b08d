// Photos that were taken and not sent yet, kept beside the words: a phone that puts the page away while its camera is open gives them back.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Picture } from './picture.ts';

const storeName = 'patrol-pictures';
const [photoHeader, keptHeader] = ['x-photo', 'x-kept'];
/** What nobody has come back to until then is forgotten. */
const keptForMs = 86_400_000;

const folderOf = (of: string): string => `/patrol-pictures/${encodeURIComponent(of)}/`;
const pathOf = ({ url }: Request): string => new URL(url).pathname;

/** Undefined where the browser keeps nothing, or will not now: the photos are in the page all the same. */
async function inStore<T>(act: (store: Cache) => Promise<T>): Promise<T | undefined> {
  if (typeof caches === 'undefined') return undefined;
  try {
    return await act(await caches.open(storeName));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** In the order in which they were taken. */
export async function keptPictures(of: string): Promise<Picture[]> {
  const found = await inStore(async (store) => {
    const pictures: Picture[] = [];
    for (const request of await store.keys()) {
      const answer = await store.match(request);
      if (!answer || Number(answer.headers.get(keptHeader)) < Date.now() - keptForMs) await store.delete(request);
      else if (pathOf(request).startsWith(folderOf(of))) pictures.push(await pictureIn(answer));
    }
    return pictures;
  });
  return found ?? [];
}

async function pictureIn(answer: Response): Promise<Picture> {
  const photo = JSON.parse(answer.headers.get(photoHeader) ?? 'null') as Picture['photo'];
  const bytes = await answer.arrayBuffer();
  return { photo, bytes, address: URL.createObjectURL(new Blob([bytes], { type: photo.type })) };
}

/** These and no others; none forgets them. */
export const keepPictures = (of: string, pictures: readonly Picture[]): Promise<unknown> =>
  inStore(async (store) => {
    const wanted = new Map(pictures.map((one) => [`${folderOf(of)}${one.photo.sha256}`, one]));
    for (const request of await store.keys()) {
      const path = pathOf(request);
      if (path.startsWith(folderOf(of)) && !wanted.delete(path)) await store.delete(request);
    }
    for (const [path, { photo, bytes }] of wanted) {
      const headers = { [photoHeader]: JSON.stringify(photo), [keptHeader]: String(Date.now()) };
      await store.put(path, new Response(bytes, { headers }));
    }
  });

export type Change = (now: readonly Picture[]) => readonly Picture[];

/** `of`: what they belong to, as its words are kept. */
export function useKeptPictures(of: string): [pictures: readonly Picture[], change: (how: Change) => void] {
  const [pictures, show] = useState<readonly Picture[]>([]);
  const latest = useRef(pictures);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const see = (now: readonly Picture[]) => {
    latest.current = now;
    show(now);
  };
  useEffect(() => {
    line.current = keptPictures(of).then((found) => see([...found, ...latest.current]));
  }, [of]);
  const change = (how: Change) => {
    see(how(latest.current));
    // One after another, the newest each time.
    line.current = line.current.then(() => keepPictures(of, latest.current));
  };
  return [pictures, change];
}
