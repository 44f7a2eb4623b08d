// The rules every store keeps, as a suite: run it with a factory that gives an empty store.
import { expect, test } from 'vitest';
import {
  canteen,
  checklist,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  li,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  answer,
  yucai,
} from '../../../tests/cast.ts';
import type { EntryOf } from '../../domain/entry.ts';
import type { Person } from '../../domain/person.ts';
import { readOffer } from '../routes/ledger.ts';
import { fill } from '../school.contract.ts';
import type { Outcome, Store } from './store.ts';

export type OpenStore = () => Promise<Store>;

const everybodysSeqs = 9;
const all = { scope: [], limit: 500 };

const everything = {
  schoolId: yucai.id,
  everybody: true,
  groups: [],
  walks: null,
  seq: 0,
  since: 0,
  maxDocuments: 1e6,
  maxBytes: 1e9,
};

export function storeContract(open: OpenStore): void {
  const filled = async (): Promise<Store> => {
    const store = await open();
    await fill(store);
    return store;
  };
  const append = (store: Store, who: Person, entries: readonly unknown[], at = tonight): Promise<Outcome[]> =>
    store.ledger.append(yucai.id, who, entries.map(readOffer), at);
  const submit = (over: Parameters<typeof inspection>[0] = {}, envelope: Parameters<typeof entry>[2] = {}) =>
    entry('inspection-submitted', inspection(over), {
      subject: id(5000 + Math.floor(Math.random() * 1e4)),
      ...envelope,
    });
  const failing = withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')], note: '上锁' }));

  test('a school is founded once', async () => {
    const store = await filled();
    await expect(fill(store)).rejects.toThrow('already-set-up');
    expect(await store.documents.school()).toEqual(yucai);
  });

  test('an entry gets the next seq, without gaps, whatever was refused between', async () => {
    const store = await filled();
    const outcomes = [
      ...(await append(store, wang, [submit(), { id: 'nonsense' }, submit({ placeId: canteen.id })])),
      ...(await append(store, wang, [submit()])),
    ];
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['accepted', 'refused', 'quarantined', 'accepted']);
    const seqs = outcomes.flatMap((outcome) => ('held' in outcome ? [outcome.held.seq] : []));
    expect(seqs).toEqual([everybodysSeqs + 1, everybodysSeqs + 2, everybodysSeqs + 3]);
  });

  test('8 the same entry 64 times at once is one line, one record and one receipt', async () => {
    const store = await filled();
    const one = submit();
    const outcomes = (await Promise.all(Array.from({ length: 64 }, () => append(store, wang, [one])))).flat();
    expect(outcomes.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(1);
    expect(outcomes.filter(({ verdict }) => verdict === 'known')).toHaveLength(63);
    expect(new Set(outcomes.map((outcome) => 'held' in outcome && outcome.held.receiptId)).size).toBe(1);
    expect(await store.ledger.linesOf(yucai.id, [one.id])).toHaveLength(1);
    expect((await store.reports.inspections(yucai.id, all)).rows).toHaveLength(1);
  });

  test('9 the same id with other content is a conflict; the first stays and the second is kept aside', async () => {
    const store = await filled();
    const first = submit();
    const second = submit({ activeMs: 1 }, { id: first.id, subject: first.subject });
    await append(store, wang, [first]);
    expect(await append(store, wang, [second])).toEqual([{ verdict: 'refused', id: first.id, code: 'conflict' }]);
    expect((await store.ledger.linesOf(yucai.id, [first.id]))[0]?.hash).toBe(first.hash);
    expect(await store.ledger.rejected(yucai.id, 10)).toMatchObject([
      { entryId: first.id, personId: wang.id, code: 'conflict' },
    ]);
  });

  test('what is turned away again and again is kept once', async () => {
    const store = await filled();
    for (let i = 0; i < 3; i++) await append(store, wang, [{ id: 'nonsense' }]);
    expect(await store.ledger.rejected(yucai.id, 10)).toHaveLength(1);
  });

  test('an entry in somebody else’s name is put aside and never stands in the way of the real author', async () => {
    const store = await filled();
    const hers = submit();
    expect(await append(store, li, [hers])).toMatchObject([{ verdict: 'quarantined', code: 'not-yours' }]);
    expect(await append(store, wang, [hers])).toMatchObject([{ verdict: 'accepted' }]);
    expect(await append(store, li, [hers])).toMatchObject([{ verdict: 'quarantined', code: 'not-yours' }]);
    expect((await store.reports.inspections(yucai.id, all)).rows).toHaveLength(1);
  });

  test('nobody can take the place of another person’s inspection', async () => {
    const store = await filled();
    const hers = submit();
    await append(store, wang, [hers]);
    const his = submit({}, { subject: hers.subject, by: li.id });
    expect(await append(store, li, [his])).toMatchObject([{ verdict: 'quarantined', code: 'not-yours' }]);
    expect(await store.documents.read(yucai.id, 'inspection', hers.subject)).toMatchObject({
      by: wang.id,
      entries: [hers.id],
    });
  });

  test('14 an unknown template or place is put aside with its receipt, and makes no record', async () => {
    const store = await filled();
    const outcomes = await append(store, wang, [
      submit({ template: { code: 'Z9', version: 1 } }),
      submit({ placeId: id(77) }),
    ]);
    expect(outcomes).toMatchObject([
      { verdict: 'quarantined', code: 'template-unknown', held: { seq: everybodysSeqs + 1 } },
      { verdict: 'quarantined', code: 'place-unknown', held: { seq: everybodysSeqs + 2 } },
    ]);
    expect(await store.ledger.quarantined(yucai.id, 10)).toHaveLength(2);
    expect((await store.reports.inspections(yucai.id, all)).rows).toEqual([]);
  });

  test('a newer schema is kept whole and waits', async () => {
    const store = await filled();
    const plain = { ...submit(), schema: 9, body: { unheard: true } };
    const { hash: _hash, ...rest } = plain;
    const newer = { ...rest, hash: sha256(JSON.stringify(sortKeys(rest))) };
    expect(await append(store, wang, [newer])).toMatchObject([{ verdict: 'quarantined', code: 'newer-schema' }]);
    const [line] = await store.ledger.quarantined(yucai.id, 10);
    expect(JSON.parse(line?.raw ?? '')).toMatchObject({ body: { unheard: true } });
  });

  test('missing photos are all those of this sender, of the current submission', async () => {
    const store = await filled();
    const many = Array.from({ length: 9 }, (_, n) => sha256(`photo ${n}`)).sort();
    const [a, ...others] = many as [string, ...string[]];
    const answers = withAnswers(answer('Z1-09', 'taken', { photos: many }));
    const first = submit({ photos: many.map((one) => photo('Z1-09', one)), answers });
    expect(await append(store, wang, [first])).toMatchObject([{ held: { missing: many } }]);
    expect(await store.photos.isWanted(yucai.id, wang.id, a)).toBe(true);
    expect(await store.photos.isWanted(yucai.id, li.id, a)).toBe(false);

    await store.photos.keep(yucai.id, li.id, { sha256: a, bytes: 5, type: 'image/png', width: 1, height: 1 }, tonight);
    expect(await append(store, wang, [first])).toMatchObject([{ held: { missing: many } }]);
    await store.photos.keep(
      yucai.id,
      wang.id,
      { sha256: a, bytes: 5, type: 'image/png', width: 1, height: 1 },
      tonight,
    );
    expect(await append(store, wang, [first])).toMatchObject([{ held: { missing: others } }]);
    expect((await store.reports.inspections(yucai.id, all)).rows[0]?.photos).toEqual({ have: 1, total: 9 });

    await append(store, wang, [submit({}, { subject: first.subject, supersedes: first.id })]);
    expect(await append(store, wang, [first])).toMatchObject([{ verdict: 'known', held: { missing: [] } }]);
  });

  test('a withdrawal takes the record and its hazards out of the counts and waits for no photo', async () => {
    const store = await filled();
    const one = submit({ answers: failing });
    await append(store, wang, [one]);
    expect((await store.reports.hazardsOf(yucai.id, one.subject)).map(({ state }) => state)).toEqual(['reported']);
    const back = entry('inspection-withdrawn', { reason: '选错楼层' }, { subject: one.subject, supersedes: one.id });
    expect(await append(store, wang, [back])).toMatchObject([{ verdict: 'accepted' }]);
    const { rows, totals } = await store.reports.inspections(yucai.id, all);
    expect(rows).toMatchObject([{ state: 'withdrawn' }]);
    expect(totals).toEqual({ received: 0, abnormal: 0, photosMissing: 0, photosOnWay: 0, withdrawn: 1 });
    expect((await store.reports.inspections(yucai.id, { ...all, state: 'submitted' })).rows).toEqual([]);
    expect((await store.reports.hazardsOf(yucai.id, one.subject)).map(({ state }) => state)).toEqual(['withdrawn']);
    expect(await store.weeks.inspectionWeeks(yucai.id, weeks)).toEqual([]);
    expect(await store.weeks.failing(yucai.id, weeks, 500)).toEqual([]);
    expect(await append(store, wang, [one])).toMatchObject([{ verdict: 'known', held: { missing: [] } }]);
  });

  test('documents derived again from the ledger are the ones that are there', async () => {
    const store = await filled();
    const [one, two] = [submit({ answers: failing }), submit()];
    await append(store, wang, [one, two, submit({ placeId: canteen.id })], tonight + 1);
    await append(store, wang, [submit({}, { subject: two.subject, supersedes: two.id })], tonight + 2);
    await append(store, wang, [entry('inspection-withdrawn', { reason: '' }, { subject: one.subject })], tonight + 3);
    const three = submit({ answers: failing }, { by: li.id });
    const body = { placeId: floor2.id, inspectionId: id(7000), seen: 'worse' as const, note: '', photos: [] };
    await append(store, li, [three], tonight + 4);
    await append(store, wang, [entry('hazard-seen', body, { subject: `${three.subject}.Z1-01` })], tonight + 5);
    const live = await everythingOf(store);
    await store.ledger.rebuild(yucai.id);
    expect(await everythingOf(store)).toEqual(live);
  });

  const weeks = { scope: [], from: '2026-11-01', to: '2026-12-01' };

  async function everythingOf(store: Store) {
    const asked = { ...everything, personId: wang.id, walks: [floor2.id] };
    return {
      changes: await store.documents.changes(asked),
      inspections: await store.reports.inspections(yucai.id, { scope: [dorm3.id], limit: 500 }),
      hazards: await store.reports.hazards(yucai.id, { scope: [dorm3.id], limit: 500 }),
      waiting: await store.photos.waiting(yucai.id, wang.id, sha256('the door')),
      weeks: await store.weeks.inspectionsAt(yucai.id, weeks, [dorm3.id, canteen.id]),
      failing: await store.weeks.failing(yucai.id, weeks, 500),
    };
  }

  test('a page of changes never ends inside one entry, and the pages together are everything once', async () => {
    const store = await filled();
    await append(store, wang, [submit({ answers: failing }), submit({ answers: failing }), submit()]);
    const asked = { ...everything, personId: wang.id, maxDocuments: 2 };
    const seen: string[] = [];
    let [seq, more] = [0, true];
    while (more) {
      const page = await store.documents.changes({ ...asked, seq });
      const seqs = page.documents.map((document) => document.seq);
      expect(page.through).toBe(seqs.at(-1));
      seen.push(...page.documents.map((document) => `${document.type} ${document.id}`));
      [seq, more] = [page.through, page.more];
    }
    const whole = await store.documents.changes({ ...asked, seq: 0, maxDocuments: 1e6 });
    expect(seen).toEqual(whole.documents.map((document) => `${document.type} ${document.id}`));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('a person sees the own inspections and hazards, nobody else’s', async () => {
    const store = await filled();
    await append(store, wang, [submit({ answers: failing })]);
    const typesFor = async (person: Person) => {
      const page = await store.documents.changes({ ...everything, personId: person.id });
      return new Set(page.documents.map(({ type }) => type));
    };
    expect(await typesFor(wang)).toEqual(new Set(['school', 'person', 'place', 'template', 'inspection', 'hazard']));
    expect(await typesFor(li)).toEqual(new Set(['school', 'person', 'place', 'template']));
  });

  test('T33 another school’s id opens nothing', async () => {
    const store = await filled();
    const one = submit();
    await append(store, wang, [one]);
    const other = id(999);
    expect(await store.documents.read(other, 'inspection', one.subject)).toBeUndefined();
    expect((await store.reports.inspections(other, all)).rows).toEqual([]);
    expect(await store.ledger.linesOf(other, [one.id])).toEqual([]);
    expect(await store.people.credential(other, 'wang')).toBeUndefined();
    await expect(store.ledger.append(other, wang, [readOffer(submit())], tonight)).rejects.toThrow('not set up');
  });

  test('lists are filtered by day, place and everything below it, checklist, person, result and photos', async () => {
    const store = await filled();
    await append(store, wang, [submit({ answers: failing })]);
    await append(store, li, [submit({ placeId: canteen.id }, { by: li.id })]);
    const count = async (filter: object) =>
      (await store.reports.inspections(yucai.id, { ...all, ...filter })).rows.length;
    expect(await count({ from: '2026-11-22', to: '2026-11-22' })).toBe(2);
    expect(await count({ from: '2026-11-23' })).toBe(0);
    expect(await count({ place: dorm3.id })).toBe(1);
    expect(await count({ place: floor2.id })).toBe(1);
    expect(await count({ scope: [canteen.id] })).toBe(1);
    expect(await count({ template: checklist.code })).toBe(2);
    expect(await count({ by: li.id })).toBe(1);
    expect(await count({ result: 'abnormal' })).toBe(1);
    expect(await count({ result: 'normal', photos: 'missing' })).toBe(1);
    const { totals } = await store.reports.inspections(yucai.id, { ...all, result: 'normal' });
    expect(totals).toEqual({ received: 2, abnormal: 1, photosMissing: 2, photosOnWay: 2, withdrawn: 0 });
    const wrong = { template: checklist.code, item: 'Z1-01' };
    expect(await count(wrong)).toBe(1);
    expect(await count({ ...wrong, item: 'Z1-02' })).toBe(0);
    expect(await count({ ...wrong, place: canteen.id })).toBe(0);
    expect(await count({ late: 'yes', submittedBy: 0 })).toBe(0);
  });

  test('pages of a list follow one another newest first without gap or repeat', async () => {
    const store = await filled();
    const entries = Array.from({ length: 7 }, (_, i) =>
      submit({}, { at: { ...inspection().finishedAt, ms: tonight + (i % 3) } }),
    );
    await append(store, wang, entries);
    const ids: string[] = [];
    let before: { at: number; id: string } | undefined;
    for (;;) {
      const { rows, more } = await store.reports.inspections(yucai.id, {
        scope: [],
        limit: 3,
        ...(before && { before }),
      });
      ids.push(...rows.map((row) => row.id));
      const last = rows.at(-1);
      if (!more || !last) break;
      before = { at: last.submittedAt, id: last.id };
    }
    const whole = (await store.reports.inspections(yucai.id, all)).rows.map((row) => row.id);
    expect(ids).toEqual(whole);
    expect(ids).toHaveLength(7);
  });

  test('a gap in what a phone has sent shows until it is filled', async () => {
    const store = await filled();
    const device = id(901);
    const numbered = (opSeq: number) => submit({}, { device, opSeq });
    await append(store, wang, [numbered(1), numbered(4)]);
    expect(await store.ledger.gapsOf(yucai.id, device)).toEqual([2, 3]);
    await append(store, wang, [numbered(2), numbered(3)]);
    expect(await store.ledger.gapsOf(yucai.id, device)).toEqual([]);
  });

  test('a fault in judging one entry puts it aside and leaves its neighbours alone', async () => {
    const store = await filled();
    const odd = submit();
    const trap = { ...readOffer(odd), entry: new Proxy(odd, { get: trapBody }) } as ReturnType<typeof readOffer>;
    const outcomes = await store.ledger.append(
      yucai.id,
      wang,
      [readOffer(submit()), trap, readOffer(submit())],
      tonight,
    );
    expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.verdict))).toEqual([
      'accepted',
      'fault',
      'accepted',
    ]);
  });

  test('sessions are found by the hash of their token, replaced per phone, revoked once, and listed', async () => {
    const store = await filled();
    const session = (n: number, deviceId: string | null) => ({
      id: id(n),
      tokenHash: `hash ${n}`,
      deliveryHash: null,
      deviceId,
      agent: 'phone',
      createdAt: tonight,
    });
    await store.sessions.open(yucai.id, wang.id, session(801, id(900)));
    await store.sessions.open(yucai.id, wang.id, session(802, id(900)));
    await store.sessions.open(yucai.id, li.id, session(803, null));
    expect(await store.sessions.find('hash 801')).toBeUndefined();
    expect(await store.sessions.find('hash 802')).toMatchObject({ personId: wang.id, revokedAt: null });
    expect((await store.sessions.list(yucai.id, null, tonight)).map((device) => device.id)).toEqual([id(803), id(802)]);
    expect(await store.sessions.revoke(yucai.id, id(803), wang.id, tonight)).toBe(false);
    expect(await store.sessions.revoke(yucai.id, id(802), wang.id, tonight)).toBe(true);
    expect(await store.sessions.revoke(yucai.id, id(802), null, tonight)).toBe(false);
    expect(await store.sessions.find('hash 802')).toMatchObject({ revokedAt: tonight });
  });

  test('a username is taken once, and a refused person leaves no line', async () => {
    const store = await filled();
    const asWang = { ...li, id: id(60), username: 'wang' };
    const fact = (opSeq: number) => [entry('person-added', asWang, { by: sun.id, opSeq }) as EntryOf<'person-added'>];
    await expect(store.people.add(yucai.id, sun, asWang, fact, 'secret', tonight)).rejects.toThrow('username-taken');
    expect((await store.documents.people(yucai.id)).map(({ id: personId }) => personId)).not.toContain(asWang.id);
  });

  test('a new password ends the sessions of that person only', async () => {
    const store = await filled();
    const session = (n: number) => ({
      id: id(n),
      tokenHash: `hash ${n}`,
      deliveryHash: null,
      deviceId: null,
      agent: '',
      createdAt: tonight,
    });
    await store.sessions.open(yucai.id, wang.id, session(811));
    await store.sessions.open(yucai.id, li.id, session(812));
    expect(await store.people.setPassword(yucai.id, wang.id, 'another', null)).toBe(true);
    expect(await store.people.setPassword(yucai.id, id(98), 'another', null)).toBe(false);
    expect(await store.sessions.find('hash 811')).toBeUndefined();
    expect(await store.sessions.find('hash 812')).toBeDefined();
    expect((await store.people.credential(yucai.id, 'wang'))?.secret).toBe('another');
  });
}

/** An entry whose body cannot be read, as a bug of ours would have it. */
function trapBody(target: object, key: PropertyKey): unknown {
  if (key === 'body') throw new TypeError('a bug');
  return Reflect.get(target, key);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  );
}
