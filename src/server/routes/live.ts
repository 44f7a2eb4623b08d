// What arrives is told at once to managers who have the desk open: that something of a kind was written, and nothing of what it says.
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { authorize } from '../../domain/authorize.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Answer } from '../answer.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import type { Topic } from '../store/heard.ts';
import { describe } from './describe.ts';

/** What comes in so short a time is told together. */
const gatherMs = 1000;
/** Proxies close what is silent for a minute; and whoever was signed out hears no more from then on. */
const beatMs = 25_000;
/** Every tab of every manager of a school, and no more. */
const mostListeners = 200;

export function liveRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  let listeners = 0;
  const description = describe({
    summary: 'Server-sent events: which kinds of things were written (`changed`), for managers',
    refuses: ['login', 'revoked', 'not-found', 'too-many-requests'],
  });
  app.get('/api/live', description, signedIn(parts), async (c) => {
    const { person, school, sessionId } = c.get('signedIn');
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    if (listeners >= mostListeners) throw new Answer('too-many-requests', { 'retry-after': '60' });
    const answer = streamSSE(c, async (stream) => {
      listeners++;
      const heard = new Set<Topic>();
      let wake = (): void => undefined;
      const silence = parts.store.heard.listen((schoolId, topics) => {
        if (schoolId !== school.id) return;
        for (const topic of topics) heard.add(topic);
        wake();
      });
      const end = (): void => stream.abort();
      parts.ending?.addEventListener('abort', end);
      stream.onAbort(() => wake());
      try {
        await stream.writeSSE({ event: 'open', data: '' });
        while (!stream.aborted && !stream.closed) {
          if (heard.size === 0)
            await Promise.race([new Promise<void>((woken) => (wake = woken)), stream.sleep(beatMs)]);
          await stream.sleep(heard.size > 0 ? gatherMs : 0);
          if (stream.aborted) break;
          if (!(await isStillIn(parts, sessionId, school.id, person.id))) break;
          const topics = [...heard].sort();
          heard.clear();
          await (topics.length > 0
            ? stream.writeSSE({ event: 'changed', data: JSON.stringify(topics) })
            : stream.write(': still here\n\n'));
        }
      } finally {
        listeners--;
        silence();
        parts.ending?.removeEventListener('abort', end);
      }
    });
    answer.headers.set('cache-control', 'no-store');
    answer.headers.set('x-accel-buffering', 'no');
    return answer;
  });
}

/** Rights may have been taken since the stream began. */
async function isStillIn({ store }: Parts, sessionId: string, schoolId: string, personId: string): Promise<boolean> {
  const person = await store.documents.read(schoolId, 'person', personId);
  if (!person || person.left || !authorize(person, { do: 'read-reports' })) return false;
  const sessions = await store.sessions.list(schoolId, personId, 0);
  return sessions.some(({ id }) => id === sessionId);
}
