// What waits goes out beside everything else: whoever is slow, refuses or never answers keeps no window open and no write waiting.
import type { Logger } from 'pino';
import type { Parts } from '../env.ts';
import { pushDue } from '../push/send.ts';
import { sendDue } from './send.ts';

export type SendingParts = Pick<Parts, 'store' | 'log' | 'pushAnywhere' | 'isFilling'>;

/** To groups and to people. `now` in UTC ms; `ending`: the server ends, and waits for nobody. */
export async function sendWaiting(parts: SendingParts, now: number, ending?: AbortSignal): Promise<void> {
  await Promise.all([sendDue(parts, now, ending), pushDue(parts, now, ending)]);
}

export type Sending = { soon: (now: number) => void; stop: () => Promise<void> };

/** Never twice at once: what comes while one of them does not answer goes out the next time. */
export function startSending(parts: SendingParts, log: Logger): Sending {
  let running: Promise<void> | null = null;
  const ending = new AbortController();
  const send = async (now: number): Promise<void> => {
    try {
      await sendWaiting(parts, now, ending.signal);
    } catch (fault) {
      log.error({ err: fault }, 'what waits could not be sent');
    }
  };
  return {
    soon: (now) => void (running ??= send(now).finally(() => (running = null))),
    async stop() {
      ending.abort();
      await running;
    },
  };
}
