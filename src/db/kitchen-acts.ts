// What the kitchen does, each as one entry. What the rules refuse is refused here, before it is written.
import type { Signature } from '../domain/answer.ts';
import type { EntryOf } from '../domain/entry.ts';
import { checkAsked, figuresAt, type Figures } from '../domain/figures.ts';
import { mayDispose, menuId, type Sample, type Seal } from '../domain/kitchen.ts';
import { correctedMs } from '../domain/moment.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { recordFact } from './fact.ts';
import { school } from './documents.ts';
import { figuresBook } from './kitchen.ts';
import { moment } from './moment.ts';
import { newId } from './new-id.ts';
import { keepShots, shotsInPlace, type Shot } from './sample-photos.ts';

type Body<K extends KitchenFact> = EntryOf<K>['body'];
type KitchenFact =
  | 'menu-set'
  | 'sample-taken'
  | 'sample-missed'
  | 'sample-disposed'
  | 'samples-signed'
  | 'fridge-read'
  | 'samples-sealed'
  | 'samples-handed-over'
  | 'seal-lifted';

/** Sets what is served on a day; it takes the place of the menu before. Refuses like `checkKitchen`. */
export async function setMenu(db: DeviceDb, menu: Body<'menu-set'>): Promise<void> {
  const subject = menuId(menu);
  await recordFact(db, { kind: 'menu-set', schema: 1, subject, supersedes: null, photos: [], body: menu });
}

/**
 * Records a sample with photos of its box; `gap`: the missing one whose place it takes. Refuses `sample-too-small`,
 * `conflict`; throws `PhotoNotKept`, and then nothing is recorded.
 */
export async function takeSample(
  db: DeviceDb,
  body: Omit<Body<'sample-taken'>, 'photos'>,
  gap?: Sample,
  shots: readonly Shot[] = [],
): Promise<void> {
  checkAsked(body.grams, figuresAt(await figuresBook(db), correctedMs(body.takenAt)));
  const subject = gap?.id ?? newId();
  const supersedes = gap?.entries.at(-1) ?? null;
  const about = { kind: 'sample-taken' as const, subject, supersedes };
  // A server that does not know photos of boxes still takes samples without one.
  if (shots.length === 0) return void (await recordFact(db, { ...about, schema: 1, photos: [], body }));
  const photos = shots.map(({ photo }) => photo);
  const listed = [...new Set(photos.map(({ sha256 }) => sha256))].sort();
  await keepShots(db, shots);
  await recordFact(db, { ...about, schema: 2, photos: listed, body: { ...body, photos } }, () =>
    shotsInPlace(db, shots),
  );
}

/** Records that no sample was kept, and why; a hazard comes of it. */
export async function missSample(db: DeviceDb, body: Body<'sample-missed'>): Promise<void> {
  await recordFact(db, { kind: 'sample-missed', schema: 1, subject: newId(), supersedes: null, photos: [], body });
}

/** Refuses `too-early` before 48 hours are over, `sealed` after an accident, `conflict` when it was done already. */
export async function disposeSample(db: DeviceDb, sample: Sample, body: Body<'sample-disposed'>): Promise<void> {
  if (sample.kept && !mayDispose(sample.kept, correctedMs(await moment(db)))) throw new Refusal('too-early');
  const supersedes = sample.entries.at(-1) ?? null;
  await recordFact(db, { kind: 'sample-disposed', schema: 1, subject: sample.id, supersedes, photos: [], body });
}

/** Signs what another took. Refuses `own-sample`, and `conflict` when all of it is signed. */
export async function signSamples(
  db: DeviceDb,
  canteenId: string,
  samples: readonly Sample[],
  signature: Signature,
): Promise<void> {
  const ids = samples.map(({ id }) => id);
  const body = { canteenId, samples: ids, signature };
  await recordFact(db, {
    kind: 'samples-signed',
    schema: 1,
    subject: ids[0] ?? '',
    supersedes: null,
    photos: [],
    body,
  });
}

/** Sets what the school asks from now on. Refuses `figures-too-lax` under the law. */
export async function setFigures(db: DeviceDb, figures: Figures): Promise<void> {
  const subject = (await school(db))?.id ?? '';
  await recordFact(db, { kind: 'figures-set', schema: 1, subject, supersedes: null, photos: [], body: figures });
}

/** Writes a fridge's temperature down; out of limits twice, a hazard comes of it. */
export async function readFridge(db: DeviceDb, body: Body<'fridge-read'>): Promise<void> {
  await recordFact(db, { kind: 'fridge-read', schema: 1, subject: newId(), supersedes: null, photos: [], body });
}

/** 事故封存: nothing of the last 48 hours may be disposed of from now on. */
export async function sealSamples(db: DeviceDb, body: Body<'samples-sealed'>): Promise<void> {
  const { canteenId } = body;
  await recordFact(db, { kind: 'samples-sealed', schema: 1, subject: canteenId, supersedes: null, photos: [], body });
}

/**
 * 移交: sealed boxes go to an authority, signed on both sides, as seal and boxes were seen here or in the register of the school.
 * Refuses `seal-lifted`, `not-sealed`, and `conflict` when all of them are gone.
 */
export async function handOverSamples(
  db: DeviceDb,
  seal: Seal,
  samples: readonly Sample[],
  signed: Pick<Body<'samples-handed-over'>, 'unit' | 'giver' | 'taker'>,
): Promise<void> {
  const ids = samples.map(({ id }) => id);
  const body = { canteenId: seal.canteenId, seal: seal.entries.at(-1) ?? '', samples: ids, ...signed };
  const about = { subject: ids[0] ?? '', supersedes: null, photos: [], body };
  await recordFact(db, { kind: 'samples-handed-over', schema: 1, ...about }, undefined, [
    { type: 'seal', id: seal.canteenId, body: seal },
    ...samples.map((sample) => ({ type: 'sample' as const, id: sample.id, body: sample })),
  ]);
}

/** Lifts the seal as it was seen, here or in the register of the school. */
export async function liftSeal(db: DeviceDb, body: Body<'seal-lifted'>, seal: Seal): Promise<void> {
  const { canteenId } = body;
  const about = { subject: canteenId, supersedes: null, photos: [], body };
  await recordFact(db, { kind: 'seal-lifted', schema: 1, ...about }, undefined, [
    { type: 'seal', id: canteenId, body: seal },
  ]);
}
