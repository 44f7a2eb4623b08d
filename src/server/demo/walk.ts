// One inspection as it would have been made: answered, photographed, signed, and sent some time later.
import { createHash } from 'node:crypto';
import { judge, type Answer } from '../../domain/answer.ts';
import { asWalked } from '../../domain/asset-walk.ts';
import type { WalkedAsset } from '../../domain/asset.ts';
import type { Entry } from '../../domain/entry.ts';
import { dayOf, type Inspection } from '../../domain/inspection.ts';
import { saysSeventh } from '../../domain/hazard.ts';
import { askedAnswers, rests } from '../../domain/logic.ts';
import type { Moment } from '../../domain/moment.ts';
import type { Person } from '../../domain/person.ts';
import type { Mark, Photo, Spot } from '../../domain/photo.ts';
import type { Place } from '../../domain/place.ts';
import { itemsById, type Item, type Template } from '../../domain/template.ts';
import { withHash } from '../entries.ts';
import { answerItem, signature, type Circumstance } from './answer-item.ts';
import { drawScene, pictureHeight, pictureWidth, type Box } from './picture.ts';
import type { Chance } from './random.ts';
import { writtenDown } from './written-down.ts';

/** What a person carries: an installation that counts its entries, and a clock that may be wrong by `slowMs`. */
export type Phone = { device: string; opSeq: number; slowMs: number };

/** `startedAt`, and `finishedAt` where it was finished only on the next day: true time, UTC ms. */
export type Walk = {
  person: Person;
  phone: Phone;
  template: Template;
  /** What is walked past one by one. */
  assets: WalkedAsset[];
  place: Place;
  startedAt: number;
  finishedAt?: number | undefined;
  isCalm?: boolean | undefined;
  /** Answered so quickly that it is worth a look, in ms. */
  hastyMs?: number | undefined;
  /** What was answered to these items, by their ids. */
  said?: Readonly<Record<string, Answer['value']>> | undefined;
  /** Which items were put right on the spot. */
  fixed?: readonly string[] | undefined;
};
export type Walked = { entry: Entry; by: Person; pictures: Map<string, Uint8Array>; finishedAt: number };

const timeZone = 'Asia/Shanghai';
const secondsAnItem = 9;
const lateReasons = ['手机没电，早上补交', '半夜处理学生生病，没来得及交', '交班时才发现没有提交'];

const minuteMs = 60_000;
const hourOf = (ms: number): number => Number(((ms / 3_600_000 + 8) % 24).toFixed(3));

export const moment = (ms: number, { slowMs }: Phone, sinceStartMs: number): Moment => ({
  ms: ms - slowMs,
  offsetMin: 480,
  serverOffsetMs: slowMs,
  serverOffsetAgeMs: 600_000,
  sinceStartMs: Math.round(sinceStartMs),
});

export function walk(
  {
    person,
    phone,
    template: published,
    assets,
    place,
    startedAt,
    finishedAt: leftTill,
    isCalm = false,
    hastyMs,
    said,
    fixed = [],
  }: Walk,
  luck: Chance,
): Walked {
  const template = asWalked(published, assets);
  const unhurried = Math.round(template.items.length * secondsAnItem * 1000 * luck.between(0.6, 1.3));
  const activeMs = hastyMs ?? unhurried;
  const finishedAt = leftTill ?? startedAt + activeMs;
  const day = dayOf(startedAt, timeZone);
  const time = new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
    startedAt,
  );
  const written: Walk['said'] = {
    ...writtenDown(template.code, day, hourOf(startedAt), startedAt / minuteMs),
    ...said,
  };
  const isBulk = luck.happens(25);
  const pictures = new Map<string, Uint8Array>();
  const photos: Photo[] = [];

  const shoot = (item: Item, at: number, mayMark: boolean): string => {
    const { bytes, thing } = drawScene(luck, `${day} ${time}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    pictures.set(sha256, bytes);
    const size = { width: pictureWidth, height: pictureHeight, bytes: bytes.byteLength };
    photos.push({
      sha256,
      itemId: item.id,
      takenAt: moment(at, phone, at - startedAt),
      source: 'camera',
      type: 'image/png',
      ...size,
      ...(luck.happens(2) && { look: { faults: [luck.pick(['dark', 'blurred'] as const)] } }),
      ...(mayMark && luck.happens(marksPercent) && { marks: marksOn(thing, luck) }),
    });
    return sha256;
  };

  const found = template.items.flatMap((item, i): Answer[] => {
    if (rests(item, day)) return [];
    const at = startedAt + Math.round((activeMs * (i + 1)) / template.items.length);
    const on: Circumstance = { luck, name: person.name, at: at - phone.slowMs, day, time, isBulk, isCalm, template };
    const given = answerItem(item, on);
    if (!given) return [];
    const value = written[item.id];
    const answer: Answer = {
      ...given,
      ...(value !== undefined && { value }),
      ...(fixed.includes(item.id) && { fixedOnSpot: true }),
    };
    const isOff = judge(item, answer, day) === 'abnormal';
    const count = photosFor(item, answer, day, luck);
    const taken = Array.from({ length: count }, (_, n) => shoot(item, at, n === 0 && isOff));
    const after = answer.fixedOnSpot && taken.at(-1);
    return [{ ...answer, photos: taken, ...(after && { after }) }];
  });

  const answers = [...askedAnswers(template, found, day)];
  const body: Inspection = {
    placeId: place.id,
    template: { code: template.code, version: template.version },
    startedAt: moment(startedAt, phone, 0),
    finishedAt: moment(finishedAt, phone, activeMs),
    activeMs,
    answers,
    photos: photos.filter(({ itemId }) => answers.some((answer) => answer.itemId === itemId)),
    location: null,
    ...(assets.length > 0 && { assets }),
    ...(leftTill !== undefined && { late: { reason: luck.pick(lateReasons) } }),
  };
  const items = itemsById(template);
  const isSeventh = answers.some((answer) => saysSeventh(items.get(answer.itemId), answer, day));
  return { entry: submission(body, person, phone, finishedAt, luck, isSeventh), by: person, pictures, finishedAt };
}

const marksPercent = 50;

/** Round the thing, and now and then a word beside it. */
function marksOn({ x, y, width, height }: Box, luck: Chance): Mark[] {
  const share = (left: number, top: number): Spot => [
    Math.min(1, Math.max(0, Math.round((left / pictureWidth) * 1000) / 1000)),
    Math.min(1, Math.max(0, Math.round((top / pictureHeight) * 1000) / 1000)),
  ];
  const circle: Mark = { is: 'circle', from: share(x - 16, y - 16), to: share(x + width + 16, y + height + 16) };
  const words: Mark = { is: 'text', at: share(x, y - 28), text: luck.pick(['这里', '挡住通道', '破损', '请移走']) };
  return luck.happens(50) ? [circle, words] : [circle];
}

function photosFor(item: Item, answer: Answer, day: string, luck: Chance): number {
  if (answer.na) return 0;
  const isAbnormal = judge(item, answer, day) === 'abnormal';
  const isNeeded =
    item.type === 'PHOTO' || item.photo === 'always' || (item.photo === 'on-fail' && isAbnormal) || answer.fixedOnSpot;
  if (!isNeeded) return 0;
  return Math.max(item.leastPhotos ?? 1, isAbnormal && luck.happens(40) ? 2 : 1);
}

function schemaOf(body: Inspection): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  if (body.assets?.some(({ special }) => special)) return 7;
  if (body.answers.some(({ after }) => after)) return 6;
  if (body.assets) return body.assets.some(({ checked }) => checked) ? 5 : 4;
  if (body.photos.some(({ marks, look }) => marks ?? look)) return 3;
  return body.late ? 2 : 1;
}

function submission(
  body: Inspection,
  person: Person,
  phone: Phone,
  finishedAt: number,
  luck: Chance,
  isSeventh: boolean,
): Entry {
  phone.opSeq += 1;
  return withHash({
    id: luck.id(finishedAt),
    kind: 'inspection-submitted',
    schema: isSeventh ? 7 : schemaOf(body),
    subject: luck.id(finishedAt),
    by: person.id,
    device: phone.device,
    opSeq: phone.opSeq,
    at: moment(finishedAt, phone, body.activeMs),
    supersedes: null,
    photos: [...new Set(body.photos.map(({ sha256 }) => sha256))].sort(),
    body,
  });
}

/** Taken back a little later: it was the wrong place. */
export function takeBack(walked: Walked, phone: Phone, at: number, luck: Chance): Walked {
  phone.opSeq += 1;
  const entry = withHash({
    id: luck.id(at),
    kind: 'inspection-withdrawn',
    schema: 1,
    subject: walked.entry.subject,
    by: walked.by.id,
    device: phone.device,
    opSeq: phone.opSeq,
    at: moment(at, phone, 60_000),
    supersedes: walked.entry.id,
    photos: [],
    body: { reason: '选错了楼层，已重新检查' },
  });
  return { entry, by: walked.by, pictures: new Map(), finishedAt: at };
}

/** Corrected the next morning: one item had been behind a locked door. Null where nothing in it is plainly normal. */
export function corrected(walked: Walked, phone: Phone, at: number, luck: Chance): Walked | null {
  const { entry: first, by } = walked;
  if (first.kind !== 'inspection-submitted') return null;
  const changed = first.body.answers.find(({ value, photos }) => value === 'pass' && photos.length === 0);
  if (!changed) return null;
  phone.opSeq += 1;
  const { itemId, at: answeredAt } = changed;
  const locked: Answer = { itemId, value: null, na: { reason: 'locked' }, via: 'tap', at: answeredAt, photos: [] };
  const answers = first.body.answers.map((answer) => (answer === changed ? locked : answer));
  const entry = withHash({
    id: luck.id(at),
    kind: 'inspection-submitted',
    schema: first.schema,
    subject: first.subject,
    by: by.id,
    device: phone.device,
    opSeq: phone.opSeq,
    at: moment(at, phone, 60_000),
    supersedes: first.id,
    photos: first.photos,
    body: { ...first.body, answers, correction: { reason: '这一处当时锁着，没有看到' } },
  });
  return { entry, by, pictures: new Map(), finishedAt: at };
}

/** The signature of whoever is in charge, under a record that waits for it; null where none is asked for. */
export function signed(
  walked: Walked,
  template: Template,
  by: Person,
  phone: Phone,
  at: number,
  luck: Chance,
): Walked | null {
  const item = template.items.find(({ later }) => later?.roles.some((role) => role === by.role));
  if (!item || walked.entry.kind !== 'inspection-submitted') return null;
  phone.opSeq += 1;
  const entry = withHash({
    id: luck.id(at),
    kind: 'inspection-signed',
    schema: 1,
    subject: walked.entry.subject,
    by: by.id,
    device: phone.device,
    opSeq: phone.opSeq,
    at: moment(at, phone, 60_000),
    supersedes: null,
    photos: [],
    body: {
      submission: walked.entry.id,
      placeId: walked.entry.body.placeId,
      template: walked.entry.body.template,
      itemId: item.id,
      signature: signature({ luck, name: by.name, at }),
    },
  });
  return { entry, by, pictures: new Map(), finishedAt: at };
}
