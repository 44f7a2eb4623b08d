// What people do on a phone, and what each of these acts promises when it is done.
import type { Draft } from '../../src/db/rows.ts';
import { canonical } from '../../src/domain/canonical.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { Mark, Photo } from '../../src/domain/photo.ts';
import type { InspectionView } from '../../src/domain/reports.ts';
import { answer, answers, at, canteen, checklist, floor2, sound, sun } from '../cast.ts';
import { picture, type Act, type Doing } from './act.ts';
import { caseActs } from './case-acts.ts';
import { kitchenActs } from './kitchen-acts.ts';
import { addPlace, fileBuilding, keepAsset, keepFloorPlan, keepPlace, keepPoint } from './place-acts.ts';
import { peopleActs } from './people-acts.ts';
import { packActs } from './pack-acts.ts';
import { roundActs } from './round-acts.ts';
import { sha256 as sha256Of } from './server.ts';
import type { Standing } from './tables.ts';

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
  weight: 14,
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

const answersAll = (draft: Draft): boolean =>
  answers.every(({ itemId }) => draft.answers.some((said) => said.itemId === itemId));

/** The items that ask for a photo and have none. */
const lacking = ({ answers: said, photos }: Draft): string[] =>
  said.flatMap(({ itemId, value }) =>
    (itemId === 'Z1-09' || value === 'fail') && !photos.some((photo) => photo.itemId === itemId) ? [itemId] : [],
  );

const isFull = (draft: Draft): boolean => answersAll(draft) && lacking(draft).length === 0;
const fullOnes = ({ drafts }: Standing): Draft[] => [...drafts.values()].filter(isFull);

/** Item by item to the end, with the photos that are asked for. */
const answerAll: Act = {
  name: 'answer all',
  weight: 25,
  can: ({ drafts }) => [...drafts.values()].some((draft) => !isFull(draft)),
  async run(doing) {
    const draft = anyDraft(doing);
    const template = await doing.code.template(doing.db, draft.template.code, draft.template.version);
    if (!template) return;
    const own = doing.random.chance(0.3) ? [answer('Z1-01', 'fail')] : [];
    const said = [...answers.filter((one) => !own.some((other) => other.itemId === one.itemId)), ...own];
    const all = said.filter((one) => template.items.some((item) => item.id === one.itemId));
    const answered = { ...draft, answers: all };
    await saving(doing, draft.id, () => doing.code.saveDraft(doing.db, answered));
    for (const itemId of lacking(answered)) await shoot(doing, draft, itemId);
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

/** As the photo worker does: it has begun to write the bytes when the page hears of the picture. */
async function byWorker({ code, db }: Doing, draftId: string, photo: Photo, bytes: ArrayBuffer, thumb: ArrayBuffer) {
  const { sha256 } = photo;
  const where = code.whereToPut(db);
  const opened = where && (await code.openToPut(where).catch(() => null));
  if (!opened) return { put: null };
  const put = code.putPhoto(opened, { sha256, bytes, thumb }, { draftId, photo }).then(
    () => 'kept' as const,
    (error: unknown) => ({ failed: String(error) }),
  );
  void put.then(() => opened.close());
  return { put };
}

/** Now and then the same picture again: two records that name one photo. */
async function shoot(doing: Doing, draft: Draft, itemId: string): Promise<void> {
  const { code, db, random, nth, standing, mustStand } = doing;
  const name = random.chance(0.1) ? '1' : `${nth} ${itemId}`;
  const { photo, data } = picture(itemId, name, 200 + random.int(1800));
  const small = new Uint8Array([1]).buffer;
  const { put } = random.chance(0.7) ? await byWorker(doing, draft.id, photo, data, small) : { put: null };
  await saving(doing, draft.id, () => code.keepPhoto(db, draft.id, photo, data, small, null, put));
  mustStand(`photo ${photo.sha256.slice(0, 8)} is kept`, standing().photoBytes.has(photo.sha256));
}

const photograph: Act = {
  name: 'photograph',
  weight: 6,
  can: hasDraft,
  run: (doing) => shoot(doing, anyDraft(doing), doing.random.pick(['Z1-09', 'Z1-09', 'Z1-01'])),
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
    mustStand(`what was said, ${sha256Of(bytes).slice(0, 8)}, is kept`, standing().photoBytes.has(sha256Of(bytes)));
  },
};

const dropPhoto: Act = {
  name: 'drop a photo',
  weight: 4,
  can: (standing) => [...standing.drafts.values()].some((draft) => draft.photos.length > 0),
  async run(doing) {
    const draft = anyDraft(doing);
    const [photo] = draft.photos;
    if (photo) await saving(doing, draft.id, () => doing.code.dropPhoto(doing.db, draft.id, photo));
  },
};

const takePhotoBack: Act = {
  name: 'take a photo back',
  // Its moment is rare: whoever drops a photo by mistake sees it at once.
  weight: 10,
  can: (standing) => [...standing.drafts.values()].some((draft) => draft.dropped.length > 0),
  async run(doing) {
    const draft = anyDraft(doing);
    const [drop] = draft.dropped;
    if (drop) await saving(doing, draft.id, () => doing.code.takeBackPhoto(doing.db, draft.id, drop.photo));
  },
};

async function handIn({ code, db, standing, mustStand }: Doing, draft: Draft): Promise<void> {
  const entry = await code.submitDraft(db, draft.id);
  mustStand(`entry ${entry.id} is recorded`, standing().entries.get(entry.id)?.entry.hash === entry.hash);
  code.deliverSoon();
}

const submitTooEarly: Act = {
  name: 'submit too early',
  weight: 3,
  can: hasDraft,
  run: (doing) => handIn(doing, anyDraft(doing)),
};

const submit: Act = {
  name: 'submit',
  // Whoever has come so far hands it in.
  weight: 60,
  can: (standing) => fullOnes(standing).length > 0,
  run: (doing) => handIn(doing, doing.random.pick(fullOnes(doing.standing()))),
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

const publish: Act = {
  name: 'publish',
  weight: 0.3,
  can: (_, person) => person.id === sun.id,
  async run({ code, db }) {
    const known = (await code.templates(db)).map((one) => one.version);
    const version = Math.max(0, ...known) + 1;
    // Every other version does not ask one of the items.
    const items = checklist.items.filter(({ id }) => version % 2 === 1 || id !== 'Z1-05');
    const body = { ...checklist, version, items };
    const subject = `${body.code}@${body.version}`;
    await code.recordFact(db, { kind: 'template-published', schema: 1, subject, supersedes: null, photos: [], body });
    code.deliverSoon();
  },
};

/** What was answered is an answer to the newer version, or stays readable beside it. */
const carryOver: Act = {
  name: 'carry a draft over',
  weight: 4,
  can: hasDraft,
  async run(doing) {
    const { code, db, mustStand } = doing;
    const draft = anyDraft(doing);
    const [before, after] = [
      await code.template(db, draft.template.code, draft.template.version),
      await code.newerVersion(db, draft),
    ];
    if (!before || !after) return;
    const carried: { value?: Draft } = {};
    await saving(doing, draft.id, async () => {
      const moved = await code.carryDraftOver(db, draft.id, [before, after], ({ answer: left }) =>
        canonical(left.value),
      );
      return (carried.value = moved);
    });
    const { template, answers: still, carried: told } = carried.value!;
    mustStand(`draft ${draft.id} is of the newer version`, template.version >= after.version);
    const kept = new Set([...still, ...(told?.left ?? [])].map(({ itemId }) => itemId));
    mustStand(
      `no answer of draft ${draft.id} is gone`,
      draft.answers.every(({ itemId }) => kept.has(itemId)),
    );
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
  weight: 16,
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

/** Whoever is in charge looks into what was held for it; what is settled is settled once. */
const settleHeld: Act = {
  name: 'settle what is held',
  weight: 3,
  can: (_, person) => person.id === sun.id,
  async run({ code, random }) {
    const list = await code.report('/api/held', code.Held);
    const waiting = list.ok ? list.body.rows.filter((row) => row.maySettle) : [];
    if (waiting.length === 0) return;
    const outcome = random.chance(0.7) ? 'released' : 'rejected';
    await code.post(`/api/held/${random.pick(waiting).id}/settled`, { outcome, reason: '核对过' });
  },
};

export const acts: readonly Act[] = [
  sign,
  settleHeld,
  seeAgain,
  ...kitchenActs,
  ...caseActs,
  ...roundActs,
  ...packActs,
  ...peopleActs,
  begin,
  answerAll,
  answerOne,
  photograph,
  markAPhoto,
  speak,
  dropPhoto,
  takePhotoBack,
  submit,
  submitTooEarly,
  withdraw,
  discard,
  addPlace,
  keepPlace,
  keepPoint,
  fileBuilding,
  keepFloorPlan,
  keepAsset,
  publish,
  carryOver,
  look,
  tryAgain,
];
