// The compiler holds who may import whom; packages are the one thing it lets through, so they are held here.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const mayUse: Record<string, RegExp> = {
  domain: /^valibot$/,
  db: /^(dexie|valibot)$/,
  sync: /^(valibot)$/,
  sw: /^workbox-/,
  app: /^(preact|preact-iso|zustand\/vanilla|dexie|valibot|lucide|qr|signature_pad|chartist)(\/hooks|\/decode\.js)?$/,
  server:
    /^(node:|hono|@hono\/node-server|hono-openapi|valibot|@valibot\/to-json-schema|pino|pinyin-pro$|image-size|write-excel-file\/node|fflate|saxen|vite$)/,
};

const packagesOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import|export)[^'"]*?from '([^'.][^']*)'|import\('([^'.][^']*)'\)/gm),
  ].map((match) => match[1] ?? match[2] ?? '');

for (const [layer, allowed] of Object.entries(mayUse)) {
  test(`${layer} uses only the packages it was given`, () => {
    const files = globSync(`src/${layer}/**/*.{ts,tsx}`).filter((file) => !/\.(test|contract)\.tsx?$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    const strangers = files.flatMap((file) =>
      packagesOf(file)
        .filter((name) => !allowed.test(name))
        .map((name) => `${file} uses ${name}`),
    );
    expect(strangers).toEqual([]);
  });
}

test('only sync/rest.ts calls fetch, beside what asks whether the school answers at all, on the server only alerts/send.ts, and only the store speaks SQL', () => {
  const source = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.(test|contract)\.tsx?$/.test(file));
  const fetching = source.filter((file) => /(?<![.\w])fetch\(/.test(readFileSync(file, 'utf8')));
  expect(fetching.sort()).toEqual(['src/app/again.ts', 'src/server/outgoing.ts', 'src/sync/rest.ts']);
  const speaking = source.filter((file) =>
    /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) /.test(readFileSync(file, 'utf8')),
  );
  expect(speaking.filter((file) => !file.startsWith('src/server/store/'))).toEqual([]);
});

test('no file is longer than 400 lines', () => {
  const long = globSync('{src,tests}/**/*.{ts,tsx,css}').filter(
    (file) => readFileSync(file, 'utf8').split('\n').length > 401,
  );
  expect(long).toEqual([]);
});

/** Which feature of the app leans on which others, for a part or a rule of theirs. Longer only with a reason: what two share is rather a rule in `domain` or a part in `ui`. */
const leansOn: Record<string, string[]> = {
  administration: ['manage', 'shell'],
  analysis: ['kitchen', 'manage'],
  assets: ['inspection'],
  'case-desk': ['cases', 'manage'],
  cases: ['case-desk', 'hazards', 'inspection', 'today'],
  checklists: ['inspection'],
  kitchen: ['inspection', 'shell'],
  ledgers: ['manage'],
  manage: ['place-files', 'points'],
  me: ['shell', 'sign-in', 'today'],
  'place-files': ['manage'],
  plans: ['manage'],
  points: ['hazards', 'inspection', 'scan', 'today'],
  'public-report': ['sign-in'],
  quality: ['manage'],
  records: ['me'],
  rounds: ['inspection', 'me', 'points', 'scan', 'today'],
  scan: ['inspection'],
  search: ['manage'],
  shell: ['cases', 'records'],
  'sign-in': ['inspection'],
  today: ['kitchen', 'manage'],
};
/** Open to all: parts, words, what is fetched later, paper. */
const shared = new Set(['ui', 'words', 'fetched', 'print']);
const folderOf = (file: string): string | undefined => /^src\/app\/([^/]+)\//.exec(file)?.[1];

test('a feature leans on another only where that is written down', () => {
  const found: Record<string, Set<string>> = {};
  for (const file of globSync('src/app/*/**/*.{ts,tsx}').filter((name) => !/\.test\.tsx?$/.test(name))) {
    const here = folderOf(file)!;
    if (shared.has(here)) continue;
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const there = folderOf(normalize(join(dirname(file), path!)));
      if (there !== undefined && there !== here && !shared.has(there)) (found[here] ??= new Set()).add(there);
    }
  }
  const sorted = Object.fromEntries(Object.entries(found).map(([here, others]) => [here, [...others].toSorted()]));
  expect(sorted).toEqual(leansOn);
});

test('tables of the phone are named in db/ only', () => {
  const tables = [...readFileSync('src/db/device-db.ts', 'utf8').matchAll(/declare (\w+): Table</g)].map(
    ([, name]) => name!,
  );
  expect(tables).toEqual(expect.arrayContaining(['drafts', 'outbox', 'meta']));
  const named = new RegExp(`\\b(db|database)\\.(${tables.join('|')})\\b`);
  const outside = globSync('src/{app,sync,sw,domain}/**/*.{ts,tsx}').filter(
    (file) => !/\.(test|contract)\.tsx?$/.test(file),
  );
  expect(outside.filter((file) => named.test(readFileSync(file, 'utf8')))).toEqual([]);
});
