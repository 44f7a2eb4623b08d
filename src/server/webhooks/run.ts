// Every few seconds: what was written since goes to those who want to hear it. By itself, so that no write and no window waits for anybody.
import type { Logger } from 'pino';
import type { School } from '../../domain/school.ts';
import { mayTell } from '../../domain/webhook.ts';
import type { Parts } from '../env.ts';
import { call, signatureOf, triedInVain } from '../outgoing.ts';
import type { DueMessage, Webhook } from '../store/webhook-store.ts';
import { aroundMessages, messagesOf } from './messages.ts';

type Telling = Pick<Parts, 'store'>;

const linesAtOnce = 200;
const mostAtOnce = 100;
const longestMs = 20_000;
const dayMs = 86_400_000;
const keptMs = 30 * dayMs;

/** May whoever made it still have things told? Asked each time, as with tokens. */
async function isLive({ store }: Telling, schoolId: string, { madeBy }: Webhook): Promise<boolean> {
  const maker = await store.documents.read(schoolId, 'person', madeBy);
  return maker !== undefined && !maker.left && mayTell(maker);
}

/** Queues what was written since it was looked through last, a part at a time; whatever is not queued is looked through again. */
async function queueNews(parts: Telling, school: School, webhook: Webhook): Promise<void> {
  const { webhooks } = parts.store;
  for (let seq = webhook.seq; ;) {
    const lines = await webhooks.lines(school.id, seq, linesAtOnce);
    const last = lines.at(-1);
    if (!last) return;
    const around = await aroundMessages(parts, school.id);
    const messages = await messagesOf(parts, school, webhook, lines, around);
    await webhooks.queue(school.id, webhook.id, messages, last.seq);
    seq = last.seq;
    if (lines.length < linesAtOnce) return;
  }
}

/** One message; every time it is sent it says the same, and is signed anew. */
async function send(
  webhook: Webhook,
  { id, event, body, tries, since }: DueMessage,
  now: number,
  ending?: AbortSignal,
) {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'campus-patrol',
    'x-patrol-event': event,
    'x-patrol-delivery': id,
    'x-patrol-signature': signatureOf(body, webhook.secret, now),
  };
  const answer = await call({ url: webhook.url, headers, body }, ending);
  // What it answers is not kept: whoever names an address must not read through this server what stands there.
  const said = 'trouble' in answer ? answer.trouble : String(answer.status);
  const ok = 'status' in answer && answer.status >= 200 && answer.status < 300;
  if (ok) return { ok, became: { state: 'sent' as const, said, nextAt: now, sentAt: now } };
  return { ok, became: { ...triedInVain(tries, since, now), said, sentAt: null } };
}

/** Until the first that is not taken: whoever is not there is asked once and left alone until the next time. */
async function sendTo(
  { store }: Telling,
  schoolId: string,
  webhook: Webhook,
  now: number,
  ending?: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  for (const message of await store.webhooks.due(schoolId, webhook.id, now, mostAtOnce)) {
    if (ending?.aborted) return;
    const { ok, became } = await send(webhook, message, now, ending);
    // Cut off by our own end: nobody knows whether it was taken, so it is sent again, under the same id.
    if (!ok && ending?.aborted) return;
    await store.webhooks.settle(schoolId, message.id, became);
    if (!ok || performance.now() - startedAt > longestMs) return;
  }
}

/** One that fails keeps none of the others waiting. `now` in UTC ms. */
export async function tellWebhooks(parts: Telling, log: Logger, now: number, ending?: AbortSignal): Promise<void> {
  const { store } = parts;
  const school = await store.documents.school();
  if (!school) return;
  await Promise.all(
    (await store.webhooks.list(school.id)).map(async (webhook) => {
      try {
        if (!(await isLive(parts, school.id, webhook))) return;
        await queueNews(parts, school, webhook);
        await sendTo(parts, school.id, webhook, now, ending);
      } catch (fault) {
        log.error({ err: fault, webhook: webhook.id }, 'a webhook could not be told');
      }
    }),
  );
}

const everyMs = 5000;

/** Until stopped; never twice at once. */
export function startTelling(parts: Telling & Pick<Parts, 'now'>, log: Logger): () => Promise<void> {
  let running: Promise<void> | null = null;
  let forgotAt = 0;
  const ending = new AbortController();
  const tick = async () => {
    try {
      const now = parts.now();
      await tellWebhooks(parts, log, now, ending.signal);
      const school = await parts.store.documents.school();
      if (!school || Math.abs(now - forgotAt) < dayMs) return;
      await parts.store.webhooks.forget(school.id, now - keptMs);
      forgotAt = now;
    } catch (fault) {
      log.error({ err: fault }, 'webhooks could not be looked through');
    }
  };
  const timer = setInterval(() => (running ??= tick().finally(() => (running = null))), everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    ending.abort();
    await running;
  };
}
