// Wakes the browsers that are to be woken. What does not work is tried again later and later, and keeps nobody waiting.
import { request as plain } from 'node:http';
import { request } from 'node:https';
import type { Wake } from '../../domain/message.ts';
import { sessionMs } from '../../domain/protocol.ts';
import type { Parts } from '../env.ts';
import { idleMs } from '../sessions.ts';
import type { DuePush, Pushed, PushKeys } from '../store/message-store.ts';
import { encrypt } from './encrypt.ts';
import { isPushEndpoint, outsideOnly } from './endpoint.ts';
import { vapid } from './vapid.ts';

const minuteMs = 60_000;
const pausesMs = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * minuteMs);
const giveUpAfterMs = 24 * 60 * minuteMs;
const waitMs = 10_000;
/** How long a push service keeps it for a phone that is off: a night. */
const keptForS = 12 * 3600;
/** The browser does not know this any more, or was never ours. */
const gone = new Set([400, 401, 403, 404, 410]);

type Sending = Pick<Parts, 'store' | 'log'> & { pushAnywhere?: boolean | undefined };

/** Wakes everybody who is due, all at once; `now` in UTC ms. `ending`: the server ends, and waits for nobody. */
export async function pushDue(parts: Sending, now: number, ending?: AbortSignal): Promise<void> {
  const { store, pushAnywhere = false } = parts;
  const school = await store.documents.school();
  if (!school) return;
  const due = await store.pushes.due(school.id, now, { seen: now - idleMs, made: now - sessionMs });
  await Promise.all(
    due.map(async (push) => {
      const { status, retryAfterMs } = await send(store.pushes.keys, push, now, { anywhere: pushAnywhere, ending });
      const became = after(push, status, now, retryAfterMs);
      // The address says which browser it is, and is written nowhere.
      if (became.is !== 'sent') parts.log.warn({ person: push.personId, status, became: became.is }, 'push');
      await store.pushes.settle(school.id, push, became);
    }),
  );
}

function after({ tries, since }: DuePush, status: number, now: number, retryAfterMs: number): Pushed {
  if (status >= 200 && status <= 299) return { is: 'sent' };
  if (gone.has(status)) return { is: 'gone' };
  const nextAt = now + Math.max(retryAfterMs, pausesMs[tries] ?? pausesMs.at(-1)!);
  // After a day it is no news any more; the message itself stays in the app.
  return nextAt - since > giveUpAfterMs ? { is: 'sent' } : { is: 'later', nextAt };
}

type How = { anywhere: boolean; ending: AbortSignal | undefined };
type Answer = { status: number; retryAfterMs: number };

/** `status` 0: nobody answered, or it leads where nothing may be sent. */
async function send(keys: PushKeys, push: DuePush, now: number, how: How): Promise<Answer> {
  const { endpoint, personId, topic, unread, id, contact } = push;
  if (!isPushEndpoint(endpoint, how.anywhere)) return { status: 410, retryAfterMs: 0 };
  const wake: Wake = { personId, topic, unread, id };
  const sealed = sealedFor(push, wake);
  if (!sealed) return { status: 400, retryAfterMs: 0 };
  const headers = {
    authorization: vapid(keys, endpoint, contact, now),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    'content-length': sealed.length,
    ttl: keptForS,
    urgency: 'high',
    // A phone that was off gets the last of them only.
    topic: 'messages',
  };
  return post(endpoint, headers, sealed, how);
}

/** Null when the key that the browser gave is none. */
function sealedFor(push: DuePush, wake: Wake): Buffer | null {
  try {
    return encrypt(JSON.stringify(wake), push);
  } catch {
    return null;
  }
}

function post(
  url: string,
  headers: Record<string, string | number>,
  body: Buffer,
  { anywhere, ending }: How,
): Promise<Answer> {
  const none: Answer = { status: 0, retryAfterMs: 0 };
  return new Promise((resolve) => {
    const late = AbortSignal.timeout(waitMs);
    const signal = ending ? AbortSignal.any([late, ending]) : late;
    const options = { method: 'POST', headers, signal, agent: false };
    const call = url.startsWith('http:')
      ? plain(url, options)
      : request(url, anywhere ? options : { ...options, lookup: outsideOnly });
    call.once('error', () => resolve(none));
    call.once('response', (response) => {
      // A redirect is no promise that anybody is woken, and is not followed.
      response.resume();
      response.once('error', () => undefined);
      const seconds = Number(response.headers['retry-after']);
      const retryAfterMs = seconds > 0 ? Math.min(seconds * 1000, giveUpAfterMs) : 0;
      resolve({ status: response.statusCode ?? 0, retryAfterMs });
    });
    call.end(body);
  });
}
