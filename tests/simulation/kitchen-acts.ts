// What the kitchen does on a phone, and what each of these acts promises when it is done.
import { canteen, qian, sun, zhao } from '../cast.ts';
import { picture, type Act } from './act.ts';

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

/** A menu is the whole day's; whoever says it last is right. */
const menu: Act = {
  name: 'set the menu',
  weight: 2,
  can: (_, person) => person.id === zhao.id || person.id === qian.id,
  async run({ code, db, nth, mustStand }) {
    const meals = [{ meal: 'dinner' as const, until: '18:30', dishes: [`菜 ${nth}`, '米饭'] }];
    await code.setMenu(db, { canteenId: canteen.id, day: '2026-11-22', meals });
    const { menus } = await code.kitchenBook(db);
    mustStand(
      'the menu is in the register',
      menus.some((one) => one.meals[0]?.dishes.includes(`菜 ${nth}`)),
    );
    code.deliverSoon();
  },
};

/** Cold, warm and measured again: the warm ones make a hazard. */
const readFridge: Act = {
  name: 'read a fridge',
  weight: 2,
  can: (_, person) => person.id === zhao.id || person.id === qian.id,
  async run({ code, db, random, nth, mustStand }) {
    const celsius = random.int(12);
    const fridge = `柜 ${nth}`;
    await code.readFridge(db, { canteenId: canteen.id, fridge, celsius, again: celsius > 8 ? random.int(12) : null });
    const { readings } = await code.kitchenBook(db);
    mustStand(
      'the reading is in the register',
      readings.some((one) => one.fridge === fridge),
    );
    code.deliverSoon();
  },
};

/** What was missing was taken after all, as far as this phone knows. */
const fillGap: Act = {
  name: 'take what was missing',
  weight: 2,
  can: (_, person) => person.id === zhao.id,
  async run({ code, db, random, nth, mustStand }) {
    const gaps = (await code.kitchenBook(db)).samples.filter((one) => one.state === 'missed');
    if (gaps.length === 0) return;
    const gap = random.pick(gaps);
    const { canteenId, day, meal, dish } = gap;
    const box = { grams: 200, box: `补 ${nth}`, fridge: '1号柜', shelf: '', until: '18:30' };
    await code.takeSample(db, { canteenId, day, meal, dish, ...box, takenAt: await code.moment(db) }, gap);
    const after = (await code.kitchenBook(db)).samples.find((one) => one.id === gap.id);
    mustStand(`the gap ${gap.id} is filled`, after?.state === 'kept');
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
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random }) {
    await code.setFigures(db, { grams: 125 + random.int(75), keepHours: 48 + random.int(24), min: 0, max: 8 });
    code.deliverSoon();
  },
};

const seal: Act = {
  name: 'seal the samples',
  weight: 1,
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
    const there = samples.filter((one) => seal && one.state === 'kept' && code.isSealed(one.kept, seal));
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

export const kitchenActs: readonly Act[] = [sample, menu, readFridge, fillGap, dispose, signKept, ask, seal, handOver];
