// The cast of every test: one school, three people, two places, one checklist with every type of answer.
import type { Asset } from '../src/domain/asset.ts';
import { createHash } from 'node:crypto';
import type { Answer } from '../src/domain/answer.ts';
import type { Document, DocumentType, Read } from '../src/domain/documents.ts';
import { hashedText, type Entry, type EntryKind, type EntryOf } from '../src/domain/entry.ts';
import { makeId } from '../src/domain/id.ts';
import { attachments, type Inspection } from '../src/domain/inspection.ts';
import type { Moment } from '../src/domain/moment.ts';
import { managerRoles, type Person } from '../src/domain/person.ts';
import type { Photo } from '../src/domain/photo.ts';
import type { Voice } from '../src/domain/voice.ts';
import type { Place } from '../src/domain/place.ts';
import type { School } from '../src/domain/school.ts';
import { templateId, type Item, type Template } from '../src/domain/template.ts';

/** 2026-11-22 22:30 in Shanghai. */
export const tonight = Date.UTC(2026, 10, 22, 14, 30);

/** A fixed id for a small number: the same every run. */
export const id = (n: number): string => makeId(tonight, Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, n >> 8, n & 0xff]));

export const at = (ms = tonight): Moment => ({
  ms,
  offsetMin: 480,
  serverOffsetMs: 0,
  serverOffsetAgeMs: 1000,
  sinceStartMs: 60_000,
});

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

export const yucai: School = {
  id: id(1),
  name: '育才中学',
  kind: 'secondary',
  facilities: ['boarding', 'canteen'],
  timeZone: 'Asia/Shanghai',
};

export const dorm3: Place = { id: id(2), kind: 'building', name: '3号宿舍楼', ancestors: [] };
export const floor2: Place = { id: id(3), kind: 'floor', name: '2层', ancestors: [{ id: dorm3.id, name: dorm3.name }] };
export const canteen: Place = { id: id(4), kind: 'building', name: '食堂', ancestors: [] };

/** Looks after dormitory 3. */
export const wang: Person = { id: id(11), name: '王秀兰', username: 'wang', role: 'patrol_dorm', scope: [dorm3.id] };
/** Walks the whole campus. */
export const li: Person = { id: id(12), name: '李建国', username: 'li', role: 'patrol_guard', scope: [] };
/** Reads what came in. */
export const sun: Person = { id: id(13), name: '孙静', username: 'sun', role: 'safety_office', scope: [] };
/** Keeps the canteen's food samples. */
export const zhao: Person = { id: id(15), name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id] };
/** Signs what the sampler did (食品安全总监). */
export const qian: Person = { id: id(17), name: '钱进', username: 'qian', role: 'food_director', scope: [canteen.id] };
/** Keeps the accounts. */
export const admin: Person = { id: id(14), name: '系统管理员', username: 'admin', role: 'admin', scope: [] };

/** A powder extinguisher of the floor, made in May 2018. */
export const asset = (over: Partial<Asset> = {}): Asset => ({
  id: id(500),
  placeId: floor2.id,
  category: 'extinguisher',
  agent: 'powder',
  label: '灭火器 1',
  made: '2018-05',
  serviced: null,
  note: '',
  ...over,
});

export const item = (over: Partial<Item> & Pick<Item, 'id' | 'type'>): Item => ({
  text: { zh: '安全出口未上锁', en: 'Exits unlocked' },
  photo: 'on-fail',
  grade: 'G',
  majorRefs: [],
  mayBeMajor: false,
  dept: { zh: '楼栋责任人', en: 'Building keeper' },
  due: 'D0',
  source: '',
  flag: 'V',
  ...over,
});

const grams = { zh: 'g', en: 'g' };

/** Z1: one item of every type, in this order, and a signature that comes later. */
export const checklist: Template = {
  code: 'Z1',
  version: 1,
  name: { zh: '夜间巡查', en: 'Night patrol' },
  frequency: { zh: '每夜', en: 'Every night' },
  performedBy: { zh: '宿管员', en: 'Dorm supervisor' },
  signedBy: { zh: '巡查人', en: 'Inspector' },
  unit: { zh: '楼层', en: 'Floor' },
  applies: { zh: '寄宿制学校', en: 'Boarding schools' },
  note: null,
  roles: ['patrol_dorm'],
  reasons: [
    { zh: '上锁', en: 'Locked' },
    { zh: '堆物', en: 'Blocked' },
  ],
  items: [
    item({ id: 'Z1-01', type: 'PF', mayBeMajor: true }),
    item({ id: 'Z1-02', type: 'PF', grade: 'MS', majorRefs: ['M9'] }),
    item({ id: 'Z1-03', type: 'PF', photo: 'none', grade: null, dept: null, due: null }),
    item({ id: 'Z1-04', type: 'NUM', limit: { min: 125, unit: grams }, photo: 'none', due: 'D1' }),
    item({
      id: 'Z1-05',
      type: 'CH',
      photo: 'none',
      options: [
        { zh: '绿区', en: 'Green', abnormal: false },
        { zh: '红区', en: 'Red', abnormal: true },
      ],
    }),
    item({ id: 'Z1-06', type: 'TXT', flag: 'U', optional: true, photo: 'none', grade: null, due: null }),
    item({ id: 'Z1-07', type: 'DATE', date: { mustBeAhead: true }, photo: 'none' }),
    item({ id: 'Z1-08', type: 'TIME', photo: 'none', grade: null, due: null }),
    item({ id: 'Z1-09', type: 'PHOTO', photo: 'always', grade: null, due: null }),
    item({ id: 'Z1-10', type: 'SIGN', photo: 'none', grade: null, due: null }),
    item({ id: 'Z1-11', type: 'TABLE', photo: 'none', grade: null, due: null, columns: [{ zh: '房间', en: 'Room' }] }),
    item({
      id: 'Z1-12',
      type: 'SIGN',
      text: { zh: '主管人员签名', en: 'Signature of the one in charge' },
      photo: 'none',
      grade: null,
      due: null,
      later: { roles: [...managerRoles] },
    }),
  ],
};

export const answer = (itemId: string, value: Answer['value'], over: Partial<Answer> = {}): Answer => ({
  itemId,
  value,
  via: 'tap',
  at: tonight,
  photos: [],
  ...over,
});

export const photo = (itemId: string, sha: string): Photo => ({
  sha256: sha,
  itemId,
  takenAt: at(),
  source: 'camera',
  type: 'image/jpeg',
  width: 1600,
  height: 1200,
  bytes: 200_000,
});

/** As WebM begins, and then what is said. */
export const sound = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from('1a45dfa39f4286810142f781014282847765626d', 'hex'), Buffer.from(text)]);

export const voice = (itemId: string, bytes: Uint8Array): Voice => ({
  sha256: sha256(bytes),
  itemId,
  recordedAt: at(),
  type: 'audio/webm',
  ms: 4000,
  bytes: bytes.byteLength,
});

const doorPhoto = sha256('the door');

/** Z1 answered in full, nothing wrong. */
export const answers: Answer[] = [
  answer('Z1-01', 'pass'),
  answer('Z1-02', 'pass'),
  answer('Z1-03', 'pass'),
  answer('Z1-04', 130),
  answer('Z1-05', '绿区'),
  answer('Z1-07', '2027-06-01'),
  answer('Z1-08', '22:30'),
  answer('Z1-09', 'taken', { photos: [doorPhoto] }),
  answer('Z1-10', { name: '王秀兰', signedAt: tonight, strokes: [] }),
  answer('Z1-11', []),
];

export const inspection = (over: Partial<Inspection> = {}): Inspection => ({
  placeId: floor2.id,
  template: { code: 'Z1', version: 1 },
  startedAt: at(tonight - 60_000),
  finishedAt: at(),
  activeMs: 55_000,
  answers,
  photos: [photo('Z1-09', doorPhoto)],
  location: null,
  ...over,
});

/** The same answers with some replaced. */
export const withAnswers = (...changed: Answer[]): Answer[] => {
  const given = new Map([...answers, ...changed].map((one) => [one.itemId, one]));
  return [...given.values()];
};

let nextOpSeq = 1;
/** Apart from each that a test names: those who share a worker count on, to tens of thousands. */
const entryId = (n: number): string => makeId(tonight, Uint8Array.from([0, 0, 0, 0, 0, 0, 1, n >> 16, n >> 8, n]));

/** A sound entry: its hash is right. */
export function entry<K extends EntryKind>(
  kind: K,
  body: EntryOf<K>['body'],
  over: Partial<Omit<Entry, 'kind' | 'body' | 'hash'>> = {},
): EntryOf<K> {
  const photos = kind === 'inspection-submitted' ? attachments(body as Inspection).map((one) => one.sha256) : [];
  const plain = {
    id: entryId(nextOpSeq),
    kind,
    schema: 1,
    subject: id(500),
    by: wang.id,
    device: id(900),
    opSeq: nextOpSeq++,
    at: at(),
    supersedes: null,
    photos: [...new Set(photos)].sort(),
    body,
    ...over,
  } as Omit<EntryOf<K>, 'hash'>;
  return { ...plain, hash: sha256(hashedText(plain as unknown as Omit<Entry, 'hash'>)) } as EntryOf<K>;
}

export const documents: Document[] = [
  { type: 'school', id: yucai.id, body: yucai },
  ...[wang, li, sun, admin].map((body): Document => ({ type: 'person', id: body.id, body })),
  ...[dorm3, floor2, canteen].map((body): Document => ({ type: 'place', id: body.id, body })),
  { type: 'template', id: templateId(checklist), body: checklist },
];

/** Reads from a list of documents, the last of each winning. */
export const readFrom = (list: readonly Document[]): Read =>
  ((type: DocumentType, wanted: string) =>
    list.findLast((one) => one.type === type && one.id === wanted)?.body) as Read;
