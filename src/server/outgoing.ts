// A call to another machine that somebody of the school named: short, to where it was named and nowhere else, and tried again later.
import { createHmac } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import type { Call } from './alerts/message.ts';

const minuteMs = 60_000;
const pausesMs = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * minuteMs);
const giveUpAfterMs = 24 * 60 * minuteMs;
const waitMs = 10_000;

/** Refuses `bad-shape` what reads like an address and is none: a port or a number that cannot be. */
export function mustBeAddress(url: string): void {
  if (!URL.canParse(url)) throw new Refusal('bad-shape', { path: 'url' });
}

/** Of an address, which may hold a key, no more than whose it is; empty where an earlier version kept what is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** What was answered, or in a word why nobody could be reached. `ending`: the server ends, and waits for nobody. */
export async function call(
  { url, headers, body }: Call,
  ending?: AbortSignal,
): Promise<{ status: number; text: string } | { trouble: string }> {
  try {
    const late = AbortSignal.timeout(waitMs);
    const signal = ending ? AbortSignal.any([late, ending]) : late;
    // Somebody else's redirect must not lead our signature elsewhere.
    const asked = { method: 'POST', headers, body, redirect: 'error' as const, signal };
    const answer = await fetch(url, asked);
    return { status: answer.status, text: await beginning(answer) };
  } catch (error) {
    // The address may hold a key: only the kind of trouble is written down.
    const cause =
      error instanceof Error ? ((error.cause as { code?: string } | undefined)?.code ?? error.name) : 'Error';
    return { trouble: cause };
  }
}

const mostBytes = 2000;

/** What never ends is not read to its end. */
async function beginning(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < mostBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
  }
  await reader.cancel().catch(() => undefined);
  return Buffer.concat(pieces).subarray(0, mostBytes).toString();
}

/** When to try again after so many tries that failed before this one, and whether it is given up. `since`, `now`: UTC ms. */
export function triedInVain(
  tries: number,
  since: number,
  now: number,
): { state: 'waiting' | 'failed'; nextAt: number } {
  const nextAt = now + (pausesMs[tries] ?? pausesMs.at(-1)!);
  return { nextAt, state: nextAt - since > giveUpAfterMs ? 'failed' : 'waiting' };
}

/** `t=<seconds>,v1=<hex>`: the time, a dot and the body, keyed with the secret. `at`: UTC ms. */
export function signatureOf(body: string, secret: string, at: number): string {
  const t = Math.floor(at / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
