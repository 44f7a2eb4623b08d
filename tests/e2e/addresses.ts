// Which addresses the app has: read off its own table, so that a screen that is added is looked at as well.
import { readFileSync } from 'node:fs';

const table = readFileSync(new URL('../../src/app/app.tsx', import.meta.url), 'utf8');

/** As they stand there, `/hazards/:id?` among them. */
const patterns = [...table.matchAll(/^ {2,4}'(\/[^']*)':|<Route path="([^"]+)"/gm)].map(
  ([, page, route]) => page ?? route!,
);

const fits = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`).test(path);

/** Those of the table that none of these paths has. */
export function notLookedAt(paths: readonly string[]): string[] {
  const plain = paths.map((path) => path.replace(/[?#].*$/, ''));
  const known = new Set(patterns.filter((one) => !one.includes(':')));
  // What has its own address is not a case of one that takes any.
  return [...new Set(patterns)].filter(
    (one) => !plain.some((path) => fits(one, path) && (one === path || !known.has(path))),
  );
}
