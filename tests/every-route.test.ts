// No screen is forgotten: each address of the app stands in a walk that looks at it with other senses and at how wide it is.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isInTurn } from './e2e/walks-in-turn.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

/** What the walks call an address that they found on their way. */
const onTheWay = new Map([
  ['draft', '/inspection/1'],
  ['walk', '/inspection/1'],
  ['record', '/record/1'],
  ['round', '/rounds/1'],
  ['box', '/b/1'],
]);
/** Reached by what was scanned or where nobody is signed in, and looked at there, without its address being said. */
const reached: { [route: string]: string } = {
  '/invite': "'whose code it is'",
  '/sign-in': "'sign-in'",
  '/set-up': "'set-up'",
};

/** Walks that look, each as its source: only these count, whatever else the same file opens, and none that waits for its turn. */
const walks = globSync('tests/e2e/*.spec.ts')
  .flatMap((file) => read(file).split(/^test\(/m))
  .filter((walk) => /\bfaults\(|\bisSound\(|\blookAt\(|\binBoth\(/.test(walk) && !isInTurn(walk));

const shown = walks.flatMap((walk) => [
  ...[...walk.matchAll(/['`]((?:\/|\$\{\w+\}\/)[^'`\s]*)['`]/g)].map(([, address = '']) =>
    address
      .replace(/^\$\{(\w+)\}/, (_, name: string) => onTheWay.get(name) ?? '')
      .replaceAll(/\$\{[^}]*\}/g, '1')
      .replace(/#.*/, ''),
  ),
  ...[...walk.matchAll(/^ +(\w+),$/gm)].flatMap(([, name = '']) => onTheWay.get(name) ?? []),
]);
const pathsShown = new Set(shown.map((address) => address.replace(/\?.*/, '')));

function isShown(route: string): boolean {
  const fits = new RegExp(`^${route.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}$`);
  return [...pathsShown].some((path) => fits.test(path)) || walks.some((walk) => walk.includes(reached[route] ?? '\0'));
}

test('every address of the app is looked at by a walk, for those who read otherwise and for small screens', () => {
  const source = read('src/app/app.tsx');
  const routes = [...source.matchAll(/^ +'(\/[^']*)': |<Route path="([^"]+)"/gm)].map(
    ([, inTable, one]) => inTable ?? one,
  );
  expect(routes.length).toBeGreaterThan(50);
  expect(routes.filter((route) => !isShown(route ?? ''))).toEqual([]);
});

/** Where one address has several pages, the file that tells them apart. */
const pagesIn = {
  '/plans': 'plans/plans-pages.tsx',
  '/ledgers': 'ledgers/ledger-pages.tsx',
  '/people': 'administration/administration-pages.tsx',
  '/quality': 'quality/quality-pages.tsx',
  '/hazards': 'cases/cases-pages.tsx',
  '/me': 'me/me-pages.tsx',
  '/rounds-board': 'manage/board-screen.tsx',
  '/analysis': 'analysis/analysis-pages.tsx',
  '/kitchen': 'kitchen/kitchen-pages.tsx',
};

test('so is every page that shares its address with others', () => {
  const pages = Object.entries(pagesIn).flatMap(([base, file]) => {
    const source = read(`src/app/${file}`);
    const named = [...source.matchAll(/\b(?:page|id|name) === '([\w-]+)'/g)].map(([, name]) => `${base}/${name}`);
    const whole = [...source.matchAll(/\bpath === '([^']+)'/g)].flatMap(([, path]) => path ?? []);
    return named.concat(whole);
  });
  const tabs = /pages = \[([^\]]*)\]/.exec(read('src/app/analysis/asked.ts'))?.[1]?.match(/[\w-]+/g) ?? [];
  // The first of them is what the address alone opens.
  pages.push(...tabs.slice(1).map((tab) => `/analysis/${tab}`));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((path) => !pathsShown.has(path))).toEqual([]);
  const lists = shown.flatMap((address) => /^\/analysis\/list\?of=(\w+)/.exec(address)?.[1] ?? []);
  expect([...new Set(lists)].sort()).toEqual(['assets', 'meals', 'rounds']);
  const parts = [...read(`src/app/${pagesIn['/people']}`).matchAll(/query\['part'\] === '(\w+)'/g)];
  expect(parts.map(([, part]) => `/status?part=${part}`).filter((address) => !shown.includes(address))).toEqual([]);
});
