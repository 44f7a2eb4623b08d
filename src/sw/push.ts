// A browser that was woken says so on the screen, in the words of whoever is signed in, and leads to what it is about.
/// <reference lib="webworker" />
import { currentSession } from '../db/device.ts';
import { openDeviceDb } from '../db/device-db.ts';
import { metaOf } from '../db/meta.ts';
import { titleOf, type Wake } from '../domain/message.ts';
import { pushWords } from './words.ts';

declare const self: ServiceWorkerGlobalScope;

/** One at a time: the newest takes the place of the last. */
const tag = 'messages';
const list = '/me/messages';

export function answerPushes(): void {
  self.addEventListener('push', (event) => event.waitUntil(show(wakeOf(event.data))));
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open((event.notification.data as { path: string }).path));
  });
}

/** Only our own server has the key to wake this browser; what cannot be read is answered without a word of it. */
function wakeOf(data: PushMessageData | null): Wake | null {
  try {
    return data?.json() as Wake | null;
  } catch {
    return null;
  }
}

/** Something is shown in any case: browsers take the right away from whoever is woken and shows nothing. */
async function show(wake: Wake | null): Promise<void> {
  const session = await currentSession();
  const isMine = wake?.personId !== undefined && session?.person.id === wake.personId;
  const db = session && (await openDeviceDb(session.person.id));
  const language = (db && (await metaOf(db, 'language'))) ?? 'zh';
  const words = pushWords[language];
  const path = isMine && wake.id !== null ? `${list}?open=${encodeURIComponent(wake.id)}` : isMine ? list : '/';
  await self.registration.showNotification(isMine ? titleOf(wake.topic)[language] : words.app, {
    body: isMine ? words.unread(wake.unread) : words.another,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    icon: '/icons/icon-192.png',
    tag,
    data: { path },
  });
  if (!isMine || !db) return;
  await self.navigator.setAppBadge?.(wake.unread).catch(() => undefined);
  // Pages look for what is new; a worker that did would weigh more than every phone may keep.
  for (const client of await self.clients.matchAll({ type: 'window' })) say(client, { type: 'MESSAGES' });
}

/** In the window that is there, without loading it anew: what is being filled in stays as it is. */
async function open(path: string): Promise<void> {
  const [client] = await self.clients.matchAll({ type: 'window' });
  if (!client) return void (await self.clients.openWindow(path));
  await client.focus().catch(() => undefined);
  say(client, { type: 'OPEN', path });
}

function say(client: WindowClient, what: { type: 'MESSAGES' } | { type: 'OPEN'; path: string }): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a page that this worker looks after is its own
  client.postMessage(what);
}
