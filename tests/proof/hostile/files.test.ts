// Checklist files spoiled by chance under a seed: the zip itself, the XML inside of it, what a person types, and JSON.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chance, type Chance } from '../../../src/server/demo/random.ts';
import { sheetsOf } from '../../../src/server/checklist-files/write-sheets.ts';
import { unpack } from '../../../src/server/sheets/unpack.ts';
import { writeWorkbook, xlsxType } from '../../../src/server/sheets/write-workbook.ts';
import * as cast from '../../cast.ts';
import { zip } from '../../zip.ts';
import { Campus } from '../access/campus.ts';
import { Server } from '../access/server.ts';
import { sized } from '../size.ts';
import { workedMs, wrongWith } from './oracle.ts';
import { spoilText, spoilTree, touchTree } from './spoil.ts';

vi.setConfig({ testTimeout: 900_000 });
const seed = Number(process.env['PATROL_SEED'] ?? 1);
const files = sized({ quick: 80, commit: 500, proof: 2000 });
const server = new Server();
const campus = new Campus();
beforeAll(() => campus.found(server));
afterAll(() => server.close());

type Spoiled = { type: string; body: Buffer };

function flip(bytes: Buffer, luck: Chance): Buffer {
  const spoiled = Buffer.from(bytes);
  for (let n = luck.whole(1, 8); n > 0; n--) spoiled[luck.whole(0, spoiled.length - 1)] = luck.whole(0, 255);
  return luck.happens(20) ? spoiled.subarray(0, luck.whole(0, spoiled.length)) : spoiled;
}

function spoilPart(sound: Buffer, luck: Chance): Buffer {
  const parts = [...unpack(sound)].map(([name, bytes]) => ({ name, text: bytes }));
  const part = luck.pick(parts);
  const text = part.text.toString('utf8');
  const at = luck.whole(0, text.length);
  const piece = luck.pick([
    '<row>',
    '<c r="A1">',
    '<f>1+1</f>',
    '&x;',
    '&#x110000;',
    '<!DOCTYPE a>',
    '<![CDATA[',
    '">',
    '-1',
  ]);
  part.text = luck.happens(50)
    ? Buffer.from(spoilText(text, luck))
    : Buffer.from(text.slice(0, at) + piece + text.slice(at));
  return zip(parts);
}

/** Other words in the cells themselves. */
async function spoilCells(luck: Chance): Promise<Buffer> {
  const sheets = sheetsOf(cast.checklist);
  const { rows } = luck.pick(sheets.filter((sheet) => sheet.rows.length > 0));
  const row = luck.pick(rows) as unknown[];
  row[luck.whole(0, row.length - 1)] = luck.pick([
    '=1+1',
    '__proto__',
    'constructor',
    -1,
    1e300,
    '\u202e',
    'x'.repeat(5000),
    '',
    'F1-01',
  ]);
  return writeWorkbook(sheets);
}

async function spoil(sound: Buffer, luck: Chance): Promise<Spoiled> {
  const how = luck.whole(0, 3);
  if (how === 0) return { type: xlsxType, body: flip(sound, luck) };
  if (how === 1) return { type: xlsxType, body: spoilPart(sound, luck) };
  if (how === 2) return { type: xlsxType, body: await spoilCells(luck) };
  const tree = (luck.happens(50) ? touchTree : spoilTree)(cast.checklist, luck);
  return { type: 'application/json', body: Buffer.from(JSON.stringify(tree)) };
}

test('checklist files', async () => {
  const luck = chance(seed);
  const boss = campus.as('principal');
  const { cookie } = await server.cookie(campus.school.id, boss.id);
  const sound = await writeWorkbook(sheetsOf(cast.checklist));
  const before = await server.parts.store.ledger.end(campus.school.id);
  const wrong: string[] = [];
  const said = new Map<string, number>();
  for (let n = 0; n < files; n++) {
    const { type, body } = await spoil(sound, luck);
    const before = process.threadCpuUsage();
    const response = await server.app.request('/api/templates/read', {
      method: 'POST',
      headers: { 'x-patrol': '1', 'content-type': type, cookie },
      body: new Uint8Array(body),
    });
    const text = await response.text();
    const told = {
      status: response.status,
      type: response.headers.get('content-type'),
      text,
      ms: workedMs(before),
    };
    const fault = wrongWith(told);
    if (fault !== null) wrong.push(`seed ${seed}, file ${n}, ${type}: ${fault}`);
    const answer = JSON.parse(text) as { template?: unknown; rows?: { code: string }[] };
    for (const what of answer.template ? ['read'] : (answer.rows ?? []).map(({ code }) => code))
      said.set(what, (said.get(what) ?? 0) + 1);
  }
  expect(wrong).toEqual([]);
  expect(server.faults).toEqual([]);
  expect(await server.parts.store.ledger.end(campus.school.id)).toEqual(before);
  // A series that never gets past the zip proves nothing about what is behind it.
  expect(said.size, [...said.keys()].join()).toBeGreaterThan(8);
  expect(said.get('read') ?? 0).toBeGreaterThan(files / 20);
});
