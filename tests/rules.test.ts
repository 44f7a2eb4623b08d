// Every numbered rule of syncing has a test whose name begins with its number.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every rule of RULES.md has a test that carries its number', () => {
  const rules = [...readFileSync('src/sync/RULES.md', 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
    ([, id]) => id ?? '',
  );
  expect(rules.length).toBeGreaterThan(50);
  const carried = new Set(
    globSync('{src,tests}/**/*.test.ts').flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(/^ *(?:(?:test|it|prop)[\w.]*|\]\))\(\s*['"`]((?:[A-Z]\d+[ ,/]+)+)/gm),
      ].flatMap(([, ids]) => ids?.match(/[A-Z]\d+/g) ?? []),
    ),
  );
  expect(rules.filter((id) => !carried.has(id))).toEqual([]);
});
