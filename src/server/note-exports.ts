// What leaves the school as a file stands in the list of who did what, before it leaves.
import type { MiddlewareHandler } from 'hono';
import type { Parts, PatrolEnv } from './env.ts';

const mostLetters = 100;

/** Whatever a route gives as a file to keep, for somebody signed in: a file that cannot be noted is not given. */
export function noteExports({ store, now }: Pick<Parts, 'store' | 'now'>): MiddlewareHandler<PatrolEnv> {
  return async (c, next) => {
    await next();
    const file = fileName(c.res.headers.get('content-disposition'));
    if (file === null || !c.res.ok) return;
    const who = (c.var as Partial<PatrolEnv['Variables']>).signedIn;
    if (!who) return;
    const { person, school } = who;
    const said = { name: file };
    try {
      await store.audit.note(school.id, { kind: 'exported', by: person.id, about: null, said, at: now() });
    } catch (error) {
      // Else the refusal would go out under the name of the file.
      c.res = undefined;
      c.finalized = false;
      c.header('content-disposition', undefined);
      throw error;
    }
  };
}

/** The name of an attachment; null for what is none. */
function fileName(disposition: string | null): string | null {
  if (disposition === null || !/^attachment\b/i.test(disposition)) return null;
  const whole = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const name = whole === undefined ? (/filename="([^"]*)"/i.exec(disposition)?.[1] ?? '') : decoded(whole);
  return Array.from(name).slice(0, mostLetters).join('');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}
