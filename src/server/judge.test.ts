import { expect, test } from 'vitest';
import { entry, readFrom, sun, tonight, yucai } from '../../tests/cast.ts';
import type { Document } from '../domain/documents.ts';
import type { Entry } from '../domain/entry.ts';
import { facilities } from '../domain/school.ts';
import { schemaOf } from '../domain/template-rules.ts';
import { templateId, type Item, type Template } from '../domain/template.ts';
import { recoded } from '../domain/recoded.ts';
import { judge } from './judge.ts';
import { builtInTemplates } from './library/library.ts';

const samples = builtInTemplates({ ...yucai, facilities: [...facilities] }).find(({ code }) => code === 'K1')!;
const documents: Document[] = [
  { type: 'person', id: sun.id, body: sun },
  { type: 'template', id: templateId(samples), body: samples },
];
const said = (template: Template, known = documents) => {
  const one = entry('template-published', template, { subject: templateId(template), schema: schemaOf(template) });
  return judge(
    { is: 'known', raw: '', entry: { ...one, by: sun.id } as Entry },
    sun,
    readFrom(known),
    yucai.id,
    tonight,
  );
};
/** 每品种留样量, with so many grams. */
const weighing = (template: Template, over: Partial<Item>): Template => ({
  ...template,
  items: template.items.map((item) => (item.id.endsWith('-03') ? { ...item, ...over } : item)),
});
const half = { limit: { min: 50, unit: { zh: 'g', en: 'g' } } };
const second = { ...samples, version: 2 };

test('the server refuses 50 g in the next version and in a copy under another code, and takes 200 g', () => {
  const refused = (path: string) => ({ verdict: 'refused', code: 'laxer-than-law', path });
  expect(said(weighing(second, half))).toEqual(refused('K1-03'));
  expect(said(weighing(second, { ...half, id: 'K1-31', flag: 'P' }))).toEqual(refused('K1-31'));
  expect(said(weighing(second, { optional: true }))).toEqual(refused('K1-03'));
  expect(said(weighing(recoded(samples, 'X1'), half))).toEqual(refused('X1-03'));
  expect(said(recoded(samples, 'X1')).verdict).toBe('accepted');
  expect(said(weighing(recoded(samples, 'X1'), { limit: { min: 200, unit: half.limit.unit } })).verdict).toBe(
    'accepted',
  );
});

test('a school that never had a checklist of the library is held to it all the same', () => {
  const without = documents.filter(({ type }) => type !== 'template');
  const refused = (path: string) => ({ verdict: 'refused', code: 'laxer-than-law', path });
  expect(said(samples, without).verdict).toBe('accepted');
  expect(said(weighing(samples, half), without)).toEqual(refused('K1-03'));
  expect(said(weighing(recoded(samples, 'X1'), { ...half, text: { zh: '每盘', en: 'Plate' } }), without)).toEqual(
    refused('X1-03'),
  );
});
