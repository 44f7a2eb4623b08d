// Messages that are sound until they are spoiled.
import { hashedText, knownSchemas, type Entry, type EntryKind } from '../../../src/domain/entry.ts';
import { templateId } from '../../../src/domain/template.ts';
import type { Chance } from '../../../src/server/demo/random.ts';
import * as cast from '../../cast.ts';
import type { Campus, Staff } from '../access/campus.ts';
import { password, type Server } from '../access/server.ts';
import { reportCases, sealBoxes } from '../access/set-out.ts';
import { spoken } from '../access/spoken.ts';

/** Rehashed, a spoiled entry gets past its hash to the rules behind it. */
export function rehash(entry: unknown): unknown {
  try {
    return { ...(entry as Entry), hash: cast.sha256(hashedText(entry as Entry)) };
  } catch (error) {
    if (error instanceof TypeError) return entry;
    throw error;
  }
}

/** One thing that may be said of each kind, each time as a new entry. */
export async function everyKind(campus: Campus, server: Server, who: Staff): Promise<((id: string) => Entry)[]> {
  const [sealedBoxes, newCases] = [await sealBoxes(campus, server), await reportCases(campus, server)];
  return (Object.keys(knownSchemas) as EntryKind[]).map((kind) => {
    const entry = spoken(campus, { sealedBoxes, newCases }, who, kind)[0]?.entry as Entry;
    return (id) => rehash({ ...entry, id, opSeq: campus.entry(who, 'person-added', who.person).opSeq }) as Entry;
  });
}

/** What this one may say, each time anew, and as the last what is not for him to say. */
export function soundEntries(campus: Campus, boss: Staff, luck: Chance): (() => Entry)[] {
  const record = campus.records.find(({ by, is }) => by === boss.id && is === 'whole')!;
  const open = campus.records.find((one) => one.by === campus.walker.id && one.is === 'whole' && one.in === 'dorm')!;
  const door = cast.sha256('the door');
  const answers = cast.withAnswers(
    cast.answer('Z1-01', 'fail', { note: '堵', reasons: [0], photos: [door], suspectedMajor: true }),
    cast.answer('Z1-02', null, { na: { reason: 'other', note: '锁着' } }),
    cast.answer('Z1-06', '说明'),
    cast.answer('Z1-09', 'taken', { photos: [door] }),
    cast.answer('Z1-11', [['201']]),
  );
  const newId = () => luck.id(cast.tonight);
  return [
    () => {
      const body = cast.inspection({ answers, placeId: campus.places.floor.id, photos: [cast.photo('Z1-01', door)] });
      return campus.entry(boss, 'inspection-submitted', body, { subject: newId() });
    },
    () => campus.entry(boss, 'inspection-withdrawn', { reason: '重填' }, { subject: record.id }),
    () => {
      const id = newId();
      return campus.entry(boss, 'place-added', { ...campus.places.floor, id }, { subject: id });
    },
    () => {
      const body = cast.asset({ id: newId(), placeId: campus.places.floor.id });
      return campus.entry(boss, 'asset-kept', body, { subject: body.id });
    },
    () => {
      const code = `${'ABCDEFGHIJKLMNOPQRSTUVWXY'[luck.whole(0, 24)]}${luck.whole(10, 99)}`;
      const template = { ...cast.checklist, code, version: 1 };
      return campus.entry(boss, 'template-published', template, { subject: templateId(template) });
    },
    () => {
      const photos = [cast.photo('Z1-01', door)];
      const body = {
        placeId: campus.places.floor.id,
        inspectionId: newId(),
        seen: 'worse' as const,
        note: '又堵',
        photos,
      };
      return campus.entry(boss, 'hazard-seen', body, { subject: `${open.id}.Z1-01`, photos: [door] });
    },
    () => campus.entry(boss, 'person-added', boss.person, { subject: boss.id }),
  ];
}

/** What is no push, with its address. */
export const otherMessages = (campus: Campus): [string, string, unknown][] => [
  [
    'POST',
    '/api/people',
    { name: '赵敏', username: 'zhao', role: 'sampler', scope: [campus.places.dorm.id], password },
  ],
  ['POST', `/api/people/${campus.walker.id}/password`, { password }],
  ['POST', '/api/session', { username: 'wang', password: 'guess', device: cast.id(1) }],
  ['POST', '/api/setup', { code: 'A', school: { name: '三中', kind: 'secondary', facilities: [] }, manager: {} }],
];
