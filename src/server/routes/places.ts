// Places as a workbook: all of them to take away, and a file to go on with. Reading keeps nothing.
import type { Hono } from 'hono';
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import { PlacesRead } from '../../domain/place-file.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { problem } from '../answer.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { newId } from '../new-id.ts';
import { placeSheet } from '../place-files/place-sheet.ts';
import { readPlaces } from '../place-files/read-places.ts';
import { readBytes } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { writeWorkbook, xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';

const maxFileBytes = 2 * 1024 * 1024;

function mustKeep(person: Person): void {
  if (!authorize(person, { do: 'keep-places' })) throw new Refusal('not-found');
}

export function placeRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const take = describe({
    summary: 'All places in use as a workbook, a row each',
    givesFile: [xlsxType],
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/places/file', take, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustKeep(person);
    const places = await store.documents.places(school.id);
    return download(c, `${school.name} 地点.xlsx`, xlsxType, await writeWorkbook([placeSheet(places)]));
  });

  const read = describe({
    summary: 'Reads places from .xlsx, all or nothing; keeps nothing',
    takesFile: [xlsxType],
    gives: PlacesRead,
    refuses: ['csrf', 'login', 'revoked', 'not-found', 'encoded-body', 'too-large', 'not-place-file', 'bad-place-file'],
  });
  app.post('/api/places/read', read, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustKeep(person);
    if (c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== xlsxType)
      throw new Refusal('not-place-file');
    const bytes = await readBytes(c, maxFileBytes);
    const book = new Map((await store.documents.places(school.id)).map((place) => [place.id, place]));
    const file = readPlaces(Buffer.from(bytes), book, () => newId(now()));
    if ('rows' in file) return problem(c, 'bad-place-file', {}, { rows: file.rows });
    const answer: PlacesRead = { protocol, ...file };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
