// The compiler holds who may import whom; packages are the one thing it lets through, so they are held here.
import { globSync, readFileSync } from 'node:fs';
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

test('only sync/rest.ts calls fetch, on the server only alerts/send.ts, and only the store speaks SQL', () => {
  const source = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.(test|contract)\.tsx?$/.test(file));
  const fetching = source.filter((file) => /(?<![.\w])fetch\(/.test(readFileSync(file, 'utf8')));
  expect(fetching.sort()).toEqual(['src/server/outgoing.ts', 'src/sync/rest.ts']);
  const speaking = source.filter((file) =>
    /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) /.test(readFileSync(file, 'utf8')),
  );
  expect(speaking.filter((file) => !file.startsWith('src/server/store/'))).toEqual([]);
});

test('no file is longer than 400 lines', () => {
  const long = globSync('src/**/*.{ts,tsx,css}').filter((file) => readFileSync(file, 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
});
