// Schools are offered what the library says anew by its edition, so what a checklist says changes only with that number.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonical } from '../../domain/canonical.ts';
import { editionOf } from '../../domain/library-offer.ts';
import { facilities } from '../../domain/school.ts';
import type { Template } from '../../domain/template.ts';
import { builtInTemplates, earlierEdition } from './library.ts';

const released = JSON.parse(readFileSync(new URL('./editions.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const library = builtInTemplates({ kind: 'university', facilities: [...facilities] });
const printOf = (template: Template) => createHash('sha256').update(canonical(template)).digest('hex').slice(0, 16);
const nameOf = (template: Template) => `${template.code}-${editionOf(template)}`;

test('a checklist that says something else than before has a new edition: its line goes into editions.json', () => {
  for (const template of library) expect.soft(released[nameOf(template)], nameOf(template)).toBe(printOf(template));
});

test('of every edition after the first that there is a later one of, the text is kept in earlier/', () => {
  const now = new Set(library.map(nameOf));
  for (const [name, print] of Object.entries(released)) {
    const [code = '', edition] = name.split('-');
    if (now.has(name) || edition === '1') continue;
    const text = earlierEdition(code, Number(edition));
    expect(text && printOf(text), name).toBe(print);
  }
});
