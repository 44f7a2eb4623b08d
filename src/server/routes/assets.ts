// The equipment register as a workbook: all that is in use to take away, and a file to go on with. Reading keeps nothing.
import type { Hono } from 'hono';
import { AssetsRead } from '../../domain/asset-file.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import { isWithin } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { problem } from '../answer.ts';
import { assetSheet } from '../asset-files/asset-sheet.ts';
import { readAssets } from '../asset-files/read-assets.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { newId } from '../new-id.ts';
import { readBytes } from '../read-body.ts';
import { placesByName } from '../school-file/places-by-name.ts';
import { signedIn } from '../sessions.ts';
import { writeWorkbook, xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';

const maxFileBytes = 2 * 1024 * 1024;

function mustManage(person: Person): void {
  if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
}

export function assetRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const take = describe({
    summary: 'The equipment register in use as a workbook, a row each',
    givesFile: [xlsxType],
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/assets/file', take, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustManage(person);
    const places = (await store.documents.places(school.id)).filter((place) => isWithin(place, person.scope));
    const sheet = assetSheet(await store.documents.all(school.id, 'asset'), places);
    return download(c, `${school.name} 设备台账.xlsx`, xlsxType, await writeWorkbook([sheet]));
  });

  const read = describe({
    summary: 'Reads the equipment register from .xlsx, all or nothing; keeps nothing',
    takesFile: [xlsxType],
    gives: AssetsRead,
    refuses: ['csrf', 'login', 'revoked', 'not-found', 'encoded-body', 'too-large', 'not-place-file', 'bad-asset-file'],
  });
  app.post('/api/assets/read', read, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustManage(person);
    if (c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== xlsxType)
      throw new Refusal('not-place-file');
    const bytes = Buffer.from(await readBytes(c, maxFileBytes));
    const assets = await store.documents.all(school.id, 'asset');
    const placeOf = placesByName(await store.documents.places(school.id));
    const file = readAssets(bytes, { assets, placeOf, scope: person.scope, newId: () => newId(now()) });
    if ('rows' in file) return problem(c, 'bad-asset-file', {}, { rows: file.rows });
    const answer: AssetsRead = { protocol, ...file };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
