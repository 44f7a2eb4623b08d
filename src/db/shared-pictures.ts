// Pictures shared to the app from another one: kept by the service worker, whether there is a network or not, until the screen has them.

const cacheName = 'patrol-shared';
const textPath = '/shared/text';

/** Kept with each: who was signed in, so that nobody else sees it. */
const byHeader = 'x-by';

/** In the service worker. Answers how many pictures there were. */
export async function keepShared(form: FormData, personId: string | null): Promise<number> {
  await caches.delete(cacheName);
  const cache = await caches.open(cacheName);
  const headers = { [byHeader]: personId ?? '' };
  const files = form.getAll('pictures').filter((one): one is File => one instanceof File && one.size > 0);
  const put = (path: string, body: Blob | string) => cache.put(path, new Response(body, { headers }));
  await Promise.all(files.map((file, n) => put(`/shared/${n}`, file)));
  const said = ['title', 'text'].map((name) => form.get(name));
  const text = said.filter((one): one is string => typeof one === 'string' && one !== '').join(' ');
  if (text) await put(textPath, text.slice(0, 400));
  return files.length;
}

/** `taken`: to be called once they are kept elsewhere. */
export type Shared = { files: Blob[]; text: string; taken: () => Promise<unknown> };

/** What waits for this person, in the order in which it was shared. */
export async function sharedPictures(personId: string): Promise<Shared> {
  const taken = () => caches.delete(cacheName);
  if (typeof caches === 'undefined') return { files: [], text: '', taken: async () => undefined };
  const cache = await caches.open(cacheName);
  const found: Shared = { files: [], text: '', taken };
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    const by = kept?.headers.get(byHeader) ?? '';
    if (!kept || (by !== '' && by !== personId)) continue;
    if (new URL(request.url).pathname === textPath) found.text = await kept.text();
    else found.files.push(await kept.blob());
  }
  return found;
}
