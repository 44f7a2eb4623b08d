// Where a request comes from, for counting attempts only.
import type { Context } from 'hono';
import type { Parts, PatrolEnv } from './env.ts';

const loopback = /^(::1|(::ffff:)?127\.)/;

/** A proxy on this machine says whom it speaks for; nobody else is believed. */
export function addressOf(c: Context<PatrolEnv>, { publicUrl }: Pick<Parts, 'publicUrl'>): string {
  const socket = c.env?.incoming?.socket.remoteAddress ?? 'in process';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return publicUrl !== null && forwarded && loopback.test(socket) ? forwarded : socket;
}
