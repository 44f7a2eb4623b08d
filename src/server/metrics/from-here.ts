// Whether a request was made on the server's own machine, and by nobody from further away through something that runs there.
import type { Context } from 'hono';
import type { Parts, PatrolEnv } from '../env.ts';

const loopback = /^(::1|(::ffff:)?127\.)/;
const ownName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Behind a proxy everybody comes from here, so nobody does. */
export function isFromHere(c: Context<PatrolEnv>, { publicUrl }: Pick<Parts, 'publicUrl'>): boolean {
  if (publicUrl !== null || forwarding.some((name) => c.req.header(name) !== undefined)) return false;
  const socket = c.env?.incoming?.socket.remoteAddress ?? '';
  return loopback.test(socket) && ownName.test(c.req.header('host') ?? '');
}
