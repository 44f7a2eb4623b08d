// Pictures shared to the app from another one: kept by the service worker, whether there is a network or not, until the screen has them.

const cacheName = 'patrol-shared';
const textName = 'text';

/** Kept with each: who was signed in, so that nobody else sees it. */
const byHeader = 'x-by';

/** Whoever never came for them has them where they were shared from. */
const keptMs = 24 * 3_600_000;

/** In the service worker, beside what waits already. Answers how many pictures there were. `now` in UTC ms. */
export async function keepShared(form: FormData, personId: string | null, now = Date.now()): Promise<number> {
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) if (now - sharedAt(request) > keptMs) await cache.delete(request);
  const headers = { [byHeader]: personId ?? '' };
  const files = form.getAll('pictures').filter((one): one is File => one instanceof File && one.size > 0);
  const put = (name: string, body: Blob | string) =>
    cache.put(`/shared/${now}/${crypto.randomUUID()}/${name}`, new Response(body, { headers }));
  // One after another: in the order in which they are asked for again.
  for (const file of files) await put('picture', file);
  const said = ['title', 'text'].map((name) => form.get(name));
  const text = said.filter((one): one is string => typeof one === 'string' && one !== '').join(' ');
  if (text) await put(textName, text.slice(0, 400));
  return files.length;
}

const sharedAt = ({ url }: Request): number => Number(new URL(url).pathname.split('/')[2]) || 0;

/** `taken`: to be called once it is kept elsewhere; of `text` the one beside it. */
export type Shared = {
  files: { blob: Blob; taken: () => Promise<unknown> }[];
  text: string;
  taken: () => Promise<unknown>;
};

/** What waits for this person, in the order in which it was shared. */
export async function sharedPictures(personId: string): Promise<Shared> {
  const found: Shared = { files: [], text: '', taken: async () => undefined };
  if (typeof caches === 'undefined') return found;
  const cache = await caches.open(cacheName);
  const texts: [Request, string][] = [];
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    const by = kept?.headers.get(byHeader) ?? '';
    if (!kept || (by !== '' && by !== personId)) continue;
    if (request.url.endsWith(`/${textName}`)) texts.push([request, await kept.text()]);
    else found.files.push({ blob: await kept.blob(), taken: () => cache.delete(request) });
  }
  const text = texts.map(([, one]) => one).join(' ');
  return { ...found, text, taken: () => Promise.all(texts.map(([request]) => cache.delete(request))) };
}
