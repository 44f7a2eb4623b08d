// How a bad input is offered to a server, and what came of it, in one short text.
import { expect } from 'vitest';
import { hashedText, type Entry } from '../../../src/domain/entry.ts';
import type { Inspection } from '../../../src/domain/inspection.ts';
import type { PushAnswer } from '../../../src/domain/protocol.ts';
import type { Inspections } from '../../../src/domain/reports.ts';
import * as cast from '../../cast.ts';
import { ask, codeOf } from '../access/ask.ts';
import { Campus } from '../access/campus.ts';
import { Server } from '../access/server.ts';
import type { Cell } from '../access/cells.ts';

export const server = new Server();
export const campus = new Campus();
export const who = campus.walker;

const thing = { is: 'whole', in: 'dorm', by: null } as const;
export const frame = (...entries: unknown[]) => ({ protocol: 'patrol/1', device: who.id, build: 'list', entries });
export const send = async (cell: Pick<Cell, 'method' | 'path' | 'body' | 'headers'>) =>
  ask(server, { what: '', thing, ...cell }, (await server.cookie(campus.school.id, who.id)).cookie);

/** The code of a refused request. */
export const refusal = async (body: unknown, path = '/api/ledger', headers = {}) => {
  const answer = await send({ method: path.startsWith('/api/photos') ? 'PUT' : 'POST', path, body, headers });
  return `${answer.status} ${codeOf(answer)}`;
};
export const get = async (path: string, headers = {}) => {
  const answer = await send({ method: 'GET', path, headers });
  return `${answer.status} ${codeOf(answer)}`;
};

/** What became of one entry: its verdict, and why. */
export async function verdict(entry: unknown): Promise<string> {
  const answer = await send({ method: 'POST', path: '/api/ledger', body: frame(entry) });
  const { verdicts } = JSON.parse(answer.text) as PushAnswer;
  const [one] = verdicts;
  return one && 'code' in one ? `${one.verdict} ${one.code}` : String(one?.verdict);
}

/** Of a refused record the items that lack something. */
export async function lacking(entry: Entry): Promise<string> {
  const answer = await send({ method: 'POST', path: '/api/ledger', body: frame(entry) });
  const [one] = (JSON.parse(answer.text) as PushAnswer).verdicts;
  return one?.verdict === 'refused' ? `${one.code} ${one.path}: ${one.items?.join(' ')}` : String(one?.verdict);
}

/** The verdict on a record, and how its time is shown to whoever looks through the school's. */
export async function suspected(entry: Entry): Promise<string> {
  const said = await verdict(entry);
  const { cookie } = await server.cookie(campus.school.id, campus.as('principal').id);
  const answer = await server.app.request(`/api/inspections?place=${campus.places.floor.id}&limit=500`, {
    headers: { cookie },
  });
  const { rows } = (await answer.json()) as Inspections;
  return `${said} ${rows.find(({ id }) => id === entry.subject)?.clockOff ? 'time-suspect' : 'unmarked'}`;
}

let subject = 60_000;
export const inspection = (over: Partial<Inspection> = {}, envelope: Parameters<Campus['entry']>[3] = {}) =>
  campus.entry(who, 'inspection-submitted', cast.inspection({ placeId: campus.places.floor.id, ...over }), {
    subject: cast.id(subject++),
    ...envelope,
  });
export const openRecord = (): string =>
  campus.records.find((one) => one.by !== who.id && one.is === 'whole' && one.in === 'dorm')!.id;
export const seeing = (record: string, over: object = {}) => {
  const body = {
    placeId: campus.places.floor.id,
    inspectionId: cast.id(5),
    seen: 'still',
    note: '',
    photos: [],
    ...over,
  };
  return campus.entry(who, 'hazard-seen', body as never, { subject: `${record}.Z1-01` });
};
export const unsigned = { name: '', signedAt: cast.tonight, strokes: [] };
export async function handOverVerdict(over: object = {}): Promise<string> {
  const cook = campus.as('sampler');
  const canteenId = campus.places.floor.id;
  const signed = { ...unsigned, name: '吴强' };
  const body = { canteenId, seal: cast.id(3), samples: [cast.id(3)], unit: '市场监管局', giver: signed, taker: signed };
  const entry = campus.entry(cook, 'samples-handed-over', { ...body, ...over } as never, { subject: cast.id(3) });
  const [outcome] = await campus.say(server, cook, entry);
  return `${outcome?.verdict} ${outcome && 'code' in outcome ? outcome.code : ''}`;
}
export const answering = (...changed: Parameters<typeof cast.withAnswers>) =>
  inspection({ answers: cast.withAnswers(...changed) });
export const at = (over: object) => ({ ...cast.at(), ...over });
export const rehashed = (entry: object) => ({ ...entry, hash: cast.sha256(hashedText(entry as Entry)) });

/** A photo that a record of the walker names, and what happens when these bytes are sent for it. */
export async function photo(bytes: Uint8Array, sent = bytes, headers = {}): Promise<string> {
  const sha256 = cast.sha256(bytes);
  const entry = inspection({
    photos: [cast.photo('Z1-09', sha256)],
    answers: cast.withAnswers(cast.answer('Z1-09', 'taken', { photos: [sha256] })),
  });
  await campus.say(server, who, entry);
  return refusal(sent, `/api/photos/${sha256}`, headers);
}

export const codes = (answer: Awaited<ReturnType<typeof send>>): string => `${answer.status} ${codeOf(answer)}`;
export const refusalOfText = async (text: string): Promise<string> => {
  const { cookie } = await server.cookie(campus.school.id, who.id);
  const answer = await server.app.request('/api/ledger', {
    method: 'POST',
    body: text,
    headers: { cookie, 'x-patrol': '1', 'content-type': 'application/json' },
  });
  return `${answer.status} ${((await answer.json()) as { code: string }).code}`;
};
/** An entry as text, with one piece of it replaced by what JSON.stringify would not write. */
export async function verdictOfText(entry: object, what: RegExp, by: string): Promise<string> {
  const { cookie } = await server.cookie(campus.school.id, who.id);
  const body = JSON.stringify(frame(entry)).replace(what, by);
  const answer = await server.app.request('/api/ledger', {
    method: 'POST',
    body,
    headers: { cookie, 'x-patrol': '1', 'content-type': 'application/json' },
  });
  const [one] = ((await answer.json()) as PushAnswer).verdicts;
  return one && 'code' in one ? `${one.verdict} ${one.code}` : String(one?.verdict);
}
export async function twice(entry: Entry, change: (one: Entry) => unknown = (one) => one): Promise<string> {
  expect(await verdict(entry)).toBe('accepted');
  return verdict(change(entry));
}
export async function afterNewVersion(): Promise<string> {
  const boss = campus.as('principal');
  const template = { ...cast.checklist, version: 2 };
  const [said] = await campus.say(
    server,
    boss,
    campus.entry(boss, 'template-published', template, { subject: 'Z1@2' }),
  );
  expect(said?.verdict).toBe('accepted');
  return verdict(inspection());
}
export async function onePhotoTwice(): Promise<string> {
  const sha256 = cast.sha256('twice');
  const photos = [cast.photo('Z1-01', sha256), cast.photo('Z1-09', sha256)];
  const listed = ['Z1-01', 'Z1-09'].map((item) =>
    cast.answer(item, item === 'Z1-01' ? 'fail' : 'taken', {
      photos: [sha256],
      ...(item === 'Z1-01' && { reasons: [0] }),
    }),
  );
  return verdict(inspection({ photos, answers: cast.withAnswers(...listed) }));
}
export async function outsideScope(): Promise<string> {
  const dorm = campus.as('patrol_dorm', 'dorm');
  const entry = campus.entry(dorm, 'inspection-submitted', cast.inspection({ placeId: campus.places.canteen.id }), {
    subject: cast.id(subject++),
  });
  const [outcome] = await campus.say(server, dorm, entry);
  return outcome && 'code' in outcome ? `${outcome.verdict} ${outcome.code}` : String(outcome?.verdict);
}
export function bomb(): Uint8Array {
  const bytes = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0\0\0\0\0', 'latin1');
  bytes.writeUInt32BE(50_000, 16);
  bytes.writeUInt32BE(50_000, 20);
  return bytes;
}
