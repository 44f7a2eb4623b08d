// Which handlers a request goes to, looked for once a path: what a phone pushes goes the same way each time.
import type { Result, Router } from 'hono/router';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';

/** Strangers may ask for anything, so there are few and short ones. */
const [most, longest] = [500, 100];

/** Routes as Hono does by itself. Paths that carry ids are looked for anew. */
export function knownPaths<T>(): Router<T> {
  const router = new SmartRouter<T>({ routers: [new RegExpRouter(), new TrieRouter()] });
  const known = new Map<string, Result<T>>();
  return {
    name: 'known-paths',
    add(method, path, handler) {
      known.clear();
      router.add(method, path, handler);
    },
    match(method, path) {
      const key = `${method} ${path}`;
      const before = known.get(key);
      if (before) return before;
      const found = router.match(method, path);
      if (known.size >= most) known.clear();
      if (path.length <= longest && hasNoIds(found)) known.set(key, found);
      return found;
    },
  };
}

const hasNoIds = <T>([handlers, stash]: Result<T>): boolean =>
  stash === undefined && handlers.every(([, params]) => Object.keys(params).length === 0);
