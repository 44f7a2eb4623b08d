// Parts of an answer (RFC 9110 14). The API serves none: whoever asks for one that can be gets the whole, whoever asks for one that cannot is told so.
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import { Answer } from './answer.ts';
import type { PatrolEnv } from './env.ts';

/** Where the parts begin that are asked for; null for what is no part of anything. */
function beginsOf(asked: string): number[] | null {
  const begins = asked.split(',').map((part) => {
    const [, first = '', last = ''] = /^\s*(\d*)-(\d*)\s*$/.exec(part) ?? [];
    if (first === '') return Number(last) > 0 ? 0 : NaN;
    return last === '' || Number(first) <= Number(last) ? Number(first) : NaN;
  });
  return begins.some(Number.isNaN) ? null : begins;
}

/** In bytes; what is counted in something else is no question to us, nor is what asks for no bytes at all. */
function askedOf(c: Context<PatrolEnv>): string | undefined {
  return c.req.method === 'GET' ? /^\s*bytes\s*=(.*)$/is.exec(c.req.header('range') ?? '')?.[1] : undefined;
}

/** Refuses `bad-range`. */
export const wholeAnswers: MiddlewareHandler<PatrolEnv> = async (c, next) => {
  const asked = askedOf(c);
  if (asked !== undefined && beginsOf(asked) === null) throw new Refusal('bad-range');
  await next();
};

/** Refuses `bad-range` where every part that is asked for lies behind the end; whoever goes on with an older one (`If-Range`) gets the whole. */
export function refuseBeyond(c: Context<PatrolEnv>, bytes: number): void {
  const asked = askedOf(c);
  if (asked === undefined || c.req.header('if-range') !== undefined) return;
  if (beginsOf(asked)?.every((begin) => begin >= bytes))
    throw new Answer('bad-range', { 'content-range': `bytes */${bytes}` });
}
