// What people do on a phone, and what each of these acts promises when it is done.
import type { DeviceDb } from '../../src/db/device-db.ts';
import type { Draft } from '../../src/db/rows.ts';
import { canonical } from '../../src/domain/canonical.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Mark, Photo } from '../../src/domain/photo.ts';
import type { InspectionView } from '../../src/domain/reports.ts';
import { lineOf } from '../../src/domain/asset-facts.ts';
import { answer, answers, asset, at, canteen, checklist, floor2, qian, sound, sun, zhao } from '../cast.ts';
import type { Page, PhoneCode } from './browser.ts';
import type { Checker } from './checker.ts';
import type { Random } from './random.ts';
import { sha256 } from './server.ts';
import type { Standing } from './tables.ts';

export type Doing = {
  page: Page;
  code: PhoneCode;
  db: DeviceDb;
  random: Random;
  checker: Checker;
  /** What stands on the disk at this moment. */
  standing: () => Standing;
  /** A number that no other act of this schedule has. */
  nth: number;
  /** Holds a promise of the act against the disk. */
  mustStand: (what: string, stands: boolean) => void;
};
export type Act = {
  name: string;
  weight: number;
  can: (standing: Standing, person: Pick<Person, 'id'>) => boolean;
  run: (doing: Doing) => Promise<unknown>;
};

const hasDraft = (standing: Standing): boolean => standing.drafts.size > 0;
const always = (): boolean => true;
const anyDraft = ({ standing, random }: Doing): Draft => copyOf(random.pick([...standing().drafts.values()]));
/** As read from the disk: what a page changes in its hand must not change what is stored. */
const copyOf = <T>(value: T): T => structuredClone(value);

/** A page's word that this draft is saved, held against the disk unless another page has written it since. */
async function saving(doing: Doing, id: string, save: () => Promise<Draft>): Promise<void> {
  const { checker, page, standing, mustStand } = doing;
  const before = checker.writesByOthers(id, page.owner.name);
  const saved = await save();
  const stored = standing().drafts.get(id);
  if (checker.writesByOthers(id, page.owner.name) !== before) return;
  if (!stored && [...standing().entries.values()].some(({ entry }) => entry.subject === id)) return;
  if (!stored && checker.discarding.has(id)) return;
  mustStand(`draft ${id} is saved`, stored !== undefined && canonical(stored) === canonical(saved));
}

const begin: Act = {
  name: 'begin',
  weight: 4,
  can: (standing) => standing.drafts.size < 4,
  async run({ code, db, random, standing, mustStand }) {
    const wanted = random.chance(0.8) ? floor2 : canteen;
    const place = (await code.places(db)).find((one) => one.id === wanted.id);
    const [template] = await code.templates(db);
    if (!place || !template) return;
    const draft = await code.startDraft(db, place, template);
    mustStand(`draft ${draft.id} is begun`, standing().drafts.has(draft.id));
  },
};

const answerAll: Act = {
  name: 'answer all',
  weight: 5,
  can: hasDraft,
  async run(doing) {
    const draft = anyDraft(doing);
    const own = doing.random.chance(0.3) ? [answer('Z1-01', 'fail')] : [];
    const all = [...answers.filter((one) => !own.some((other) => other.itemId === one.itemId)), ...own];
    await saving(doing, draft.id, () => doing.code.saveDraft(doing.db, { ...draft, answers: all }));
  },
};

const answerOne: Act = {
  name: 'answer one',
  weight: 4,
  can: hasDraft,
  async run(doing) {
    const draft = anyDraft(doing);
    const one: Answer = answer('Z1-04', 120 + doing.random.int(40));
    const rest = draft.answers.filter((other) => other.itemId !== one.itemId);
    await saving(doing, draft.id, () => doing.code.saveDraft(doing.db, { ...draft, answers: [...rest, one] }));
  },
};

function picture(itemId: string, nth: number, bytes: number): { photo: Photo; data: ArrayBuffer } {
  const data = new Uint8Array(bytes);
  data.set([0xff, 0xd8, 0xff, ...new TextEncoder().encode(`photo ${nth}`)]);
  const photo: Photo = {
    sha256: sha256(data),
    itemId,
    takenAt: at(),
    source: 'camera',
    type: 'image/jpeg',
    width: 4,
    height: 3,
    bytes,
  };
  return { photo, data: data.buffer };
}

const photograph: Act = {
  name: 'photograph',
  weight: 6,
  can: hasDraft,
  async run(doing) {
    const { code, db, random, nth, standing, mustStand } = doing;
    const draft = anyDraft(doing);
    // Now and then the same picture again: two records that name one photo.
    const name = random.chance(0.1) ? 1 : nth;
    const { photo, data } = picture(random.pick(['Z1-09', 'Z1-09', 'Z1-01']), name, 200 + random.int(1800));
    await saving(doing, draft.id, () => code.keepPhoto(db, draft.id, photo, data, new Uint8Array([1]).buffer));
    mustStand(`photo ${photo.sha256.slice(0, 8)} is kept`, standing().photoBytes.has(photo.sha256));
  },
};

const markAPhoto: Act = {
  name: 'mark a photo',
  weight: 2,
  can: (standing) => [...standing.drafts.values()].some((draft) => draft.photos.length > 0),
  async run(doing) {
    const { code, db, random } = doing;
    const draft = anyDraft(doing);
    const [photo] = draft.photos;
    const circle: Mark = { is: 'circle', from: [0.1, 0.2], to: [0.3, random.int(10) / 10] };
    const marks = random.chance(0.2) ? [] : [circle];
    if (photo) await saving(doing, draft.id, () => code.markPhoto(db, draft.id, photo, marks));
  },
};

const speak: Act = {
  name: 'speak',
  weight: 2,
  can: (standing) => [...standing.drafts.values()].some(({ voices }) => (voices ?? []).length < 2),
  async run(doing) {
    const { code, db, nth, random, standing, mustStand } = doing;
    const draft = anyDraft(doing);
    if ((draft.voices ?? []).length >= 2) return;
    const bytes = new Uint8Array([...sound(`said ${nth}`), ...new Uint8Array(random.int(1500))]);
    const about = { itemId: 'Z1-01', recordedAt: at(), type: 'audio/webm' as const, ms: 1000 };
    await saving(doing, draft.id, () => code.keepVoice(db, draft.id, about, bytes.buffer));
    mustStand(`what was said, ${sha256(bytes).slice(0, 8)}, is kept`, standing().photoBytes.has(sha256(bytes)));
  },
};

const dropPhoto: Act = {
  name: 'drop a photo',
  weight: 1,
  can: (standing) => [...standing.drafts.values()].some((draft) => draft.photos.length > 0),
  async run(doing) {
    const draft = anyDraft(doing);
    const [photo] = draft.photos;
    if (photo) await saving(doing, draft.id, () => doing.code.dropPhoto(doing.db, draft.id, photo));
  },
};

const takePhotoBack: Act = {
  name: 'take a photo back',
  weight: 1,
  can: (standing) => [...standing.drafts.values()].some((draft) => draft.dropped.length > 0),
  async run(doing) {
    const draft = anyDraft(doing);
    const [drop] = draft.dropped;
    if (drop) await saving(doing, draft.id, () => doing.code.takeBackPhoto(doing.db, draft.id, drop.photo));
  },
};

const submit: Act = {
  name: 'submit',
  weight: 6,
  can: hasDraft,
  async run(doing) {
    const { code, db, standing, mustStand } = doing;
    const entry = await code.submitDraft(db, anyDraft(doing).id);
    mustStand(`entry ${entry.id} is recorded`, standing().entries.get(entry.id)?.entry.hash === entry.hash);
    code.deliverSoon();
  },
};

const withdraw: Act = {
  name: 'withdraw',
  weight: 2,
  can: (standing) => standing.outbox.size > 0,
  async run({ code, db, standing, random, mustStand }) {
    const row = random.pick([...standing().outbox.values()]);
    const draft = await code.withdrawInspection(db, row.subject);
    const isBack =
      standing().drafts.has(draft.id) || [...standing().entries.values()].at(-1)?.entry.subject === draft.id;
    mustStand(`draft ${draft.id} is back`, isBack);
    code.deliverSoon();
  },
};

const discard: Act = {
  name: 'discard',
  weight: 1,
  can: hasDraft,
  async run(doing) {
    const { id } = anyDraft(doing);
    doing.checker.discarding.add(id);
    await doing.code.discardDraft(doing.db, id);
  },
};

const addPlace: Act = {
  name: 'add a place',
  weight: 1,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, nth, standing, mustStand }) {
    const place = await code.addPlace(db, { kind: 'building', name: `楼 ${nth}`, parent: null });
    mustStand(
      `place ${place.id} is recorded`,
      [...standing().entries.values()].some(({ entry }) => entry.subject === place.id),
    );
    code.deliverSoon();
  },
};

/** Whoever walks a place keeps its register; what is kept is in it at once. */
const keepAsset: Act = {
  name: 'keep an asset',
  weight: 3,
  can: always,
  async run({ code, db, random, nth, mustStand }) {
    const there = (await code.places(db)).find((one) => one.id === floor2.id);
    if (!there) return;
    const known = (await code.assetsAt(db, there.id)).filter((one) => !one.retired);
    if (known.length > 0 && random.chance(0.5)) {
      const one = lineOf(random.pick(known));
      await code.keepAsset(db, { ...one, note: `第 ${nth} 次` });
      const after = (await code.assetsAt(db, there.id)).find(({ id }) => id === one.id);
      mustStand(`the asset ${one.id} is as it was kept`, after?.note === `第 ${nth} 次`);
    } else {
      const { id: _, ...fresh } = asset({ placeId: there.id, label: `灭火器 ${nth}` });
      const [added] = await code.addAssets(db, fresh);
      const isThere = (await code.assetsAt(db, there.id)).some(({ id }) => id === added?.id);
      mustStand(`the asset ${added?.id} is in the register`, isThere);
    }
    code.deliverSoon();
  },
};

const publish: Act = {
  name: 'publish',
  weight: 0.3,
  can: (_, person) => person.id === sun.id,
  async run({ code, db }) {
    const known = (await code.templates(db)).map((one) => one.version);
    const body = { ...checklist, version: Math.max(0, ...known) + 1 };
    const subject = `${body.code}@${body.version}`;
    await code.recordFact(db, { kind: 'template-published', schema: 1, subject, supersedes: null, photos: [], body });
    code.deliverSoon();
  },
};

const look: Act = {
  name: 'look',
  weight: 2,
  can: always,
  async run({ code, db }) {
    const records = await code.ownRecords(db, 50);
    for (const { id } of records.slice(0, 3)) await code.ownRecord(db, id);
    await code.deliveryCounts(db);
  },
};

const tryAgain: Act = {
  name: 'try again',
  weight: 2,
  can: (standing) => [...standing.outbox.values()].some((row) => row.state === 'attention'),
  async run({ code, db, standing }) {
    for (const row of standing().outbox.values()) if (row.state === 'attention') await code.tryAgain(db, row.id);
    code.deliverSoon();
  },
};

/** Walking a place, one says what became of what was open there; the last word of the inspection is what stands. */
const seeAgain: Act = {
  name: 'see a hazard again',
  weight: 4,
  can: hasDraft,
  async run(doing) {
    const { code, db, random, standing, mustStand } = doing;
    const draft = anyDraft(doing);
    const open = await code.openHazards(db, draft.placeId, draft.id);
    if (open.length === 0) return;
    const hazard = random.pick(open);
    const seen = random.pick(['still', 'still', 'worse', 'gone', null] as const);
    const photos = draft.photos.filter(
      (photo) => photo.itemId === hazard.itemId && standing().photoBytes.has(photo.sha256),
    );
    await code.seeHazard(db, hazard, {
      inspectionId: draft.id,
      seen,
      note: '',
      photos: seen === 'worse' ? photos : [],
    });
    mustStand(
      `the sighting of ${hazard.id} is recorded`,
      [...standing().entries.values()].some(({ entry }) => entry.subject === hazard.id),
    );
    code.deliverSoon();
  },
};

/** What the kitchen does stands in the register at once. */
const sample: Act = {
  name: 'take a sample',
  weight: 5,
  can: (_, person) => person.id === zhao.id,
  async run({ code, db, random, nth, standing, mustStand }) {
    const dish = { canteenId: canteen.id, day: '2026-11-22', meal: 'dinner', dish: `菜 ${nth}` } as const;
    const box = { grams: 200 + random.int(50), box: String(nth), fridge: '1号柜', shelf: '' };
    if (random.chance(0.2)) await code.missSample(db, { ...dish, reason: '卖完了' });
    else {
      const { photo, data: bytes } = picture('K1-01', nth, 200 + random.int(1800));
      const shots = random.chance(0.5) ? [{ photo, bytes, thumb: new Uint8Array([1]).buffer }] : [];
      await code.takeSample(db, { ...dish, ...box, until: '18:30', takenAt: await code.moment(db) }, undefined, shots);
      for (const shot of shots) mustStand('its photo is kept', standing().photoBytes.has(shot.photo.sha256));
    }
    const { samples } = await code.kitchenBook(db);
    mustStand(
      `the sample of ${dish.dish} is in the register`,
      samples.some((one) => one.dish === dish.dish),
    );
    code.deliverSoon();
  },
};

const dispose: Act = {
  name: 'dispose of a sample',
  weight: 3,
  can: (_, person) => person.id === zhao.id,
  async run({ code, db, random, mustStand }) {
    const kept = (await code.kitchenBook(db)).samples.filter((one) => one.state === 'kept');
    if (kept.length === 0) return;
    const { id } = random.pick(kept);
    const chosen = kept.find((one) => one.id === id)!;
    await code.disposeSample(db, chosen, { canteenId: canteen.id, way: 'kitchen-waste', note: '', witness: '孙静' });
    const after = (await code.kitchenBook(db)).samples.find((one) => one.id === id);
    mustStand(`the sample ${id} is disposed of`, after?.state === 'disposed');
    code.deliverSoon();
  },
};

/** The director looks over what the sampler did, as far as the own phone shows it. */
const signKept: Act = {
  name: 'sign samples',
  weight: 2,
  can: (_, person) => person.id === qian.id,
  async run({ code, db, random, mustStand }) {
    const { samples } = await code.kitchenBook(db);
    const waiting = samples.filter((one) => one.kept && !one.signed && one.by !== qian.id);
    if (waiting.length === 0) return;
    const some = waiting.slice(0, 1 + random.int(3));
    const signature = { name: qian.name, signedAt: (await code.moment(db)).ms, strokes: [] };
    await code.signSamples(db, canteen.id, some, signature);
    const after = (await code.kitchenBook(db)).samples;
    mustStand(
      'the samples are signed',
      some.every(({ id }) => after.find((one) => one.id === id)?.signed),
    );
    code.deliverSoon();
  },
};

/** Those who know of it keep longer; what the others do meanwhile stands as well. */
const ask: Act = {
  name: 'ask for more than the law',
  weight: 0.3,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random }) {
    await code.setFigures(db, { grams: 125 + random.int(75), keepHours: 48 + random.int(24), min: 0, max: 8 });
    code.deliverSoon();
  },
};

const seal: Act = {
  name: 'seal the samples',
  weight: 0.5,
  can: (_, person) => person.id === zhao.id || person.id === sun.id,
  async run({ code, db, random }) {
    const [standing] = (await code.kitchenBook(db)).seals;
    const body = { canteenId: canteen.id, reason: '有人不适' };
    if (standing && random.chance(0.7)) await code.liftSeal(db, body, standing);
    else await code.sealSamples(db, body);
    code.deliverSoon();
  },
};

/** An inspector takes some of what is sealed, as far as this phone shows it. */
const handOver: Act = {
  name: 'hand sealed samples over',
  weight: 1.5,
  can: (_, person) => person.id === zhao.id || person.id === qian.id,
  async run({ code, db, random, mustStand }) {
    const { samples, seals } = await code.kitchenBook(db);
    const seal = seals.find((one) => one.lifted === null);
    const there = samples.filter((one) => seal && one.state === 'kept' && one.kept.takenAt >= seal.from);
    if (!seal || there.length === 0) return;
    const some = there.slice(0, 1 + random.int(3));
    const signed = { name: '吴强', signedAt: (await code.moment(db)).ms, strokes: [] };
    await code.handOverSamples(db, seal, some, { unit: '市场监管局', giver: signed, taker: signed });
    const after = (await code.kitchenBook(db)).samples;
    mustStand(
      'the samples are handed over',
      some.every(({ id }) => after.find((one) => one.id === id)?.state === 'handed-over'),
    );
    code.deliverSoon();
  },
};

/** Whoever is in charge signs what others handed in, as read a moment before. */
const sign: Act = {
  name: 'sign a record',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random, standing, mustStand }) {
    const list = await code.report('/api/signatures', code.Signatures);
    if (!list.ok || list.body.rows.length === 0) return;
    const { id, itemId } = random.pick(list.body.rows);
    if ((await code.signedHere(db, id)).length > 0) return;
    const read = await code.report(`/api/inspections/${id}`, code.InspectionView);
    if (!read.ok || !read.body.place) return;
    const { record, template, place } = read.body as InspectionView;
    if (!place || record.state !== 'submitted') return;
    const signature = { name: sun.name, signedAt: (await code.moment(db)).ms, strokes: [] };
    const entry = await code.signInspection(db, { record, template, place }, itemId, signature);
    mustStand(`the signature of ${id} is recorded`, standing().entries.has(entry?.id ?? ''));
    code.deliverSoon();
  },
};

export const acts: readonly Act[] = [
  sign,
  seeAgain,
  sample,
  dispose,
  signKept,
  ask,
  seal,
  handOver,
  begin,
  answerAll,
  answerOne,
  photograph,
  markAPhoto,
  speak,
  dropPhoto,
  takePhotoBack,
  submit,
  withdraw,
  discard,
  addPlace,
  keepAsset,
  publish,
  look,
  tryAgain,
];
