// Checklists as files: one published version to take away, and a file to go on with. Reading publishes nothing.
import type { Context, Hono } from 'hono';
import { TemplateRead } from '../../domain/checklist-file.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import * as v from 'valibot';
import { problem } from '../answer.ts';
import { readJsonFile, readXlsx, type FileRead } from '../checklist-files/read-file.ts';
import { sheetsOf } from '../checklist-files/write-sheets.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { readBytes } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { writeWorkbook, xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';
import { readQuery } from './query.ts';

const maxFileBytes = 2 * 1024 * 1024;
const fileTypes = ['application/json', xlsxType];
const Query = v.strictObject({ as: v.optional(v.picklist(['json', 'xlsx']), 'json') });

function mustPublish(person: Person): void {
  if (!authorize(person, { do: 'publish-template' })) throw new Refusal('not-found');
}

export function templateRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store } = parts;
  const guard = signedIn(parts);

  const take = describe({
    summary: 'One published version of a checklist as a file; `id` is code@version',
    query: Object.keys(Query.entries),
    givesFile: fileTypes,
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/templates/:id/file', take, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustPublish(person);
    const template = await store.documents.read(school.id, 'template', c.req.param('id'));
    if (!template) throw new Refusal('not-found');
    const { as } = readQuery(c, Query);
    const name = `${template.code} ${template.name.zh} v${template.version}.${as}`;
    if (as === 'json') return download(c, name, 'application/json', `${JSON.stringify(template, null, 2)}\n`);
    return download(c, name, xlsxType, await writeWorkbook(sheetsOf(template)));
  });

  const read = describe({
    summary: 'Reads a checklist from JSON or .xlsx (own sheets or XLSForm), all or nothing; publishes nothing',
    takesFile: fileTypes,
    gives: TemplateRead,
    refuses: [
      'csrf',
      'login',
      'revoked',
      'not-found',
      'encoded-body',
      'too-large',
      'not-checklist-file',
      'bad-checklist-file',
    ],
  });
  app.post('/api/templates/read', read, guard, async (c) => {
    mustPublish(c.get('signedIn').person);
    const file = await readFile(c);
    if ('rows' in file) return problem(c, 'bad-checklist-file', {}, { rows: file.rows });
    const answer: TemplateRead = { protocol, ...file };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}

async function readFile(c: Context<PatrolEnv>): Promise<FileRead> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== xlsxType && type !== 'application/json') throw new Refusal('not-checklist-file');
  const bytes = await readBytes(c, maxFileBytes);
  return type === xlsxType ? readXlsx(Buffer.from(bytes)) : readJsonFile(bytes);
}
