import { expect, test } from 'vitest';
import { checklist, sun, wang, yucai } from '../../../tests/cast.ts';
import { workbookParts, zip } from '../../../tests/zip.ts';
import type { TemplateRead } from '../../domain/checklist-file.ts';
import { openSchool } from '../school.contract.ts';
import { xlsxType } from '../sheets/write-workbook.ts';

const asXlsx = { 'content-type': xlsxType };
const address = '/api/templates/Z1%401/file';

test('a published version is taken away as JSON and as a workbook, under its Chinese name', async () => {
  const school = await openSchool();
  const json = await school.ask(sun, 'GET', `${address}?as=json`);
  expect(await json.json()).toEqual(checklist);
  const xlsx = await school.ask(sun, 'GET', `${address}?as=xlsx`);
  expect(Object.fromEntries(xlsx.headers)).toMatchObject({
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="Z1 _ v1.xlsx"; filename*=UTF-8''Z1%20${encodeURIComponent('夜间巡查')}%20v1.xlsx`,
    'cache-control': 'no-store',
  });
  const read = await school.ask(sun, 'POST', '/api/templates/read', Buffer.from(await xlsx.arrayBuffer()), asXlsx);
  expect(await read.json()).toEqual({ protocol: 'patrol/1', template: checklist, notes: [] });
});

test('reading publishes nothing', async () => {
  const school = await openSchool();
  const before = await school.parts.store.ledger.end(yucai.id);
  const read = await school.json<TemplateRead>(sun, 'POST', '/api/templates/read', { ...checklist, version: 9 });
  expect(read.template.version).toBe(9);
  expect(await school.parts.store.ledger.end(yucai.id)).toEqual(before);
  expect((await school.ask(sun, 'GET', '/api/templates/Z1%409/file')).status).toBe(404);
});

test('a bad file is refused with every bad row, and no more than that is said', async () => {
  const school = await openSchool();
  const answered = await school.ask(sun, 'POST', '/api/templates/read', {
    ...checklist,
    name: { zh: '夜' },
    code: 'F',
  });
  expect([answered.status, answered.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
  expect(await answered.json()).toMatchObject({
    code: 'bad-checklist-file',
    rows: [
      { sheet: '', row: 0, column: 'code', code: 'bad-template-code', value: 'F' },
      { sheet: '', row: 0, column: 'name.en', code: 'empty', value: '' },
    ],
  });
});

test.each<[string, Buffer | string, Record<string, string>, number, string]>([
  ['something else', Buffer.from('x'), { 'content-type': 'text/csv' }, 415, 'not-checklist-file'],
  ['a workbook that is none', Buffer.from('x'), asXlsx, 422, 'bad-checklist-file'],
  [
    'a zip bomb',
    zip([...workbookParts(''), { name: 'b', text: Buffer.alloc(20 << 20) }]),
    asXlsx,
    422,
    'bad-checklist-file',
  ],
  ['more than 2 MB', Buffer.alloc((2 << 20) + 1), asXlsx, 413, 'too-large'],
  ['a packed body', Buffer.from('x'), { ...asXlsx, 'content-encoding': 'gzip' }, 415, 'encoded-body'],
])('%s is refused', async (_what, body, headers, status, code) => {
  const school = await openSchool();
  const answered = await school.ask(sun, 'POST', '/api/templates/read', body, headers);
  expect([answered.status, ((await answered.json()) as { code: string }).code]).toEqual([status, code]);
});

test('who may not publish is told nothing, and asks in vain for what is not there', async () => {
  const school = await openSchool();
  expect((await school.ask(wang, 'GET', address)).status).toBe(404);
  expect((await school.ask(wang, 'POST', '/api/templates/read', checklist)).status).toBe(404);
  expect((await school.ask(sun, 'GET', '/api/templates/Z1%402/file')).status).toBe(404);
  expect((await school.ask(sun, 'GET', `${address}?as=csv`)).status).toBe(400);
});
