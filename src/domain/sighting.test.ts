import { expect, test } from 'vitest';
import {
  answer,
  canteen,
  checklist,
  documents,
  entry,
  floor2,
  id,
  inspection,
  li,
  readFrom,
  sha256,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../tests/cast.ts';
import { fold, type Document } from './documents.ts';
import type { Entry } from './entry.ts';
import { handlingOf, interimOf } from './hazard-handling.ts';
import { checkEntry } from './permission.ts';
import type { Seen } from './sighting.ts';
import { suspectedBy } from './suspects.ts';
import { templateId } from './template.ts';

const first = id(500);
const hazard = `${first}.Z1-01`;
const round = id(501);
const hourMs = 3_600_000;

/** A ledger of one hazard that 王秀兰 reported, and what is said of it afterwards. */
function book() {
  const list: Document[] = [...documents];
  let clock = tonight;
  const say = (said: Entry): Document[] => {
    clock += hourMs;
    const changed = fold(said, readFrom(list), yucai.id, clock);
    list.push(...changed);
    return changed;
  };
  const see = (seen: Seen | null, over: { by?: string; subject?: string; round?: string; at?: number } = {}) =>
    say(
      entry(
        'hazard-seen',
        { placeId: floor2.id, inspectionId: over.round ?? round, seen, note: '', photos: [] },
        {
          subject: over.subject ?? hazard,
          by: over.by ?? li.id,
          at: { ms: over.at ?? clock, offsetMin: 480, serverOffsetMs: 0, serverOffsetAgeMs: 0, sinceStartMs: 0 },
        },
      ),
    );
  const submit = (
    subject: string,
    by: string,
    over: Parameters<typeof answer>[2] = {},
    fails = true,
    schema: 3 | 7 | 8 = 3,
  ) =>
    say(
      entry(
        'inspection-submitted',
        inspection({ answers: withAnswers(answer('Z1-01', fails ? 'fail' : 'pass', over)) }),
        {
          subject,
          by,
          schema,
        },
      ),
    );
  submit(first, wang.id);
  const now = () => readFrom(list)('hazard', hazard)!;
  const hazards = () =>
    [...new Map(list.flatMap((one) => (one.type === 'hazard' ? [[one.id, one.body]] : []))).values()].filter(
      ({ state }) => state === 'reported',
    );
  return { list, say, see, submit, now, hazards, read: readFrom(list) };
}

test('seeing a hazard again adds dated evidence to it', () => {
  const { see, now } = book();
  see('still');
  expect(now()).toMatchObject({
    state: 'reported',
    reportedBy: wang.id,
    sightings: [{ seen: 'still', byName: li.name }],
  });
});

test('a later word in the same inspection takes the place of the earlier one, and may take it back', () => {
  const { see, now } = book();
  see('still');
  see('worse');
  expect(now().sightings?.map(({ seen }) => seen)).toEqual(['worse']);
  see('gone', { round: id(502) });
  expect(now().sightings?.map(({ seen }) => seen)).toEqual(['worse', 'gone']);
  see(null);
  expect(now().sightings?.map(({ seen }) => seen)).toEqual(['gone']);
});

test('that a hazard is said to be gone does not end it', () => {
  const { see, now } = book();
  see('gone');
  expect(now().state).toBe('reported');
});

test('an abnormal answer to a hazard confirmed in the same inspection makes no second one', () => {
  const { see, submit, hazards } = book();
  see('still');
  const changed = submit(round, li.id, { known: hazard });
  expect(changed.map(({ type }) => type)).toEqual(['inspection']);
  expect(hazards()).toHaveLength(1);
});

test.each([
  ['said to be gone', (of: ReturnType<typeof book>) => of.see('gone'), round],
  ['confirmed by somebody else only', (of: ReturnType<typeof book>) => of.see('still', { by: wang.id }), round],
  ['confirmed in another inspection only', (of: ReturnType<typeof book>) => of.see('still', { round: id(502) }), round],
  ['not looked at', () => undefined, round],
])('a hazard that was %s does not stand for a new finding', (_what, before, subject) => {
  const of = book();
  before(of);
  of.submit(subject, li.id, { known: hazard });
  expect(of.hazards()).toHaveLength(2);
});

test('an answer that names a hazard of another item, or none there is, makes its own', () => {
  const { see, submit, hazards } = book();
  see('still');
  submit(round, li.id, { known: `${id(77)}.Z1-01` });
  expect(hazards()).toHaveLength(2);
});

test('who finds a known hazard to be suspected major makes it so', () => {
  const { see, submit, hazards, now } = book();
  see('worse');
  submit(round, li.id, { known: hazard, suspectedMajor: true });
  expect(hazards()).toHaveLength(1);
  expect(now().grade).toBe('MS');
});

test('who made it suspected major by finding it again judges it to be no less, also once the sighting is taken back', () => {
  const { see, submit, now } = book();
  see('still');
  submit(round, li.id, { known: hazard, suspectedMajor: true }, true, 7);
  see(null);
  expect(now().sightings).toBeUndefined();
  expect([now().grade, suspectedBy(now()).includes(li.id)]).toEqual(['MS', true]);
  // By what the school judged by before.
  expect(suspectedBy(now(), 10)).not.toContain(li.id);
});

test('what was judged stays as it was judged when the same item is answered the same again, until somebody says otherwise', () => {
  const { list, see, submit, now } = book();
  const items = checklist.items.map((one) => (one.id === 'Z1-01' ? { ...one, grade: 'MS' as const } : one));
  list.push({ type: 'template', id: templateId(checklist), body: { ...checklist, items } });
  const again = (over: Parameters<typeof answer>[2] = {}) => {
    see('still');
    submit(round, li.id, { known: hazard, ...over }, true, 7);
  };
  again();
  expect(now().grade).toBe('MS');
  const judged = {
    by: { id: wang.id, name: wang.name },
    at: tonight,
    note: '不构成',
    grade: 'L' as const,
    basis: 'M6',
  };
  list.push({
    type: 'hazard',
    id: hazard,
    body: { ...now(), grade: 'L', handling: { ...handlingOf(now()), judged } },
  });
  again();
  expect(now().grade).toBe('L');
  again({ suspectedMajor: true });
  expect(now().grade).toBe('MS');
});

test('what was confirmed and then put right on the spot says so beside it, with its photos, ends nothing, and goes when the record says otherwise', () => {
  const { see, submit, hazards, now } = book();
  const after = sha256('the door is free');
  see('still');
  submit(round, li.id, { known: hazard, fixedOnSpot: true, photos: [after], note: '已挪开' }, true, 7);
  expect(hazards()).toHaveLength(1);
  expect(now().sightings).toMatchObject([{ seen: 'still', fixed: true, photos: [after], note: '已挪开' }]);
  submit(round, li.id, { known: hazard, photos: [after] }, true, 7);
  expect(now().sightings?.[0]).not.toHaveProperty('fixed');
});

test('what was done at once when it was found again is told with the name of whoever did it, also after it was taken up again', () => {
  const { list, see, submit, now } = book();
  see('worse');
  submit(round, li.id, { known: hazard, suspectedMajor: true, interim: 'isolated' }, true, 7);
  expect(interimOf(now())).toMatchObject({ how: 'isolated', by: { id: li.id, name: li.name } });
  const closed = { by: { id: wang.id, name: wang.name }, at: tonight, note: '', opinion: '' };
  list.push({
    type: 'hazard',
    id: hazard,
    body: { ...now(), state: 'closed', handling: { ...handlingOf(now()), closed } },
  });
  see('worse', { round: id(502), by: wang.id });
  expect(now().state).toBe('reopened');
  expect(interimOf(now())).toBeNull();
  submit(id(502), wang.id, { known: hazard, suspectedMajor: true, interim: 'guarded' }, true, 7);
  expect(interimOf(now())).toMatchObject({ how: 'guarded', by: { id: wang.id } });
});

test('what somebody has confirmed stands when its first report is taken back', () => {
  const { say, see, now } = book();
  see('still');
  say(entry('inspection-withdrawn', { reason: '' }, { subject: first }));
  expect(now().state).toBe('reported');
});

test('a hazard taken back meanwhile stands again for whoever still sees it', () => {
  const { say, see, now } = book();
  say(entry('inspection-withdrawn', { reason: '' }, { subject: first }));
  expect(now().state).toBe('withdrawn');
  see('still');
  expect(now().state).toBe('reported');
});

test('a correction of the first report keeps what others have seen', () => {
  const { see, submit, now } = book();
  see('worse');
  submit(first, wang.id);
  expect(now().sightings).toHaveLength(1);
});

test('what arrives late is put where it belongs in time, and a clock that runs ahead gains nothing', () => {
  const { see, now } = book();
  see('gone', { round: id(502), at: tonight + 90 * 24 * hourMs });
  see('still', { round: id(503), at: tonight + 30 * 60_000 });
  expect(now().sightings?.map(({ seen }) => seen)).toEqual(['still', 'gone']);
  expect(now().sightings?.[1]?.at).toBe(tonight + 2 * hourMs);
});

test('a hazard carries its latest twenty sightings', () => {
  const { see, now } = book();
  for (let n = 0; n < 25; n++) see('still', { round: id(600 + n) });
  expect(now().sightings).toHaveLength(20);
  expect(now().sightings?.at(-1)?.inspectionId).toBe(id(624));
});

test('whoever does not walk there, and what is not there, are answered alike', () => {
  const { read } = book();
  const body = { placeId: floor2.id, inspectionId: round, seen: 'still' as const, note: '', photos: [] };
  const elsewhere = { ...wang, scope: [canteen.id] };
  const check =
    (subject: string, who = wang) =>
    () =>
      checkEntry(entry('hazard-seen', body, { subject }), who, read, yucai.id);
  expect(check(hazard)).not.toThrow();
  expect(check(hazard, elsewhere)).toThrow('hazard-unknown');
  expect(check(`${id(77)}.Z1-01`)).toThrow('hazard-unknown');
});

test('7.4 what was confirmed without a network before it was closed is evidence there, and seen after the closing it has come back: either way no second case', () => {
  const { list, see, submit, now, hazards } = book();
  const close = (at: number, state: 'closed' | 'merged' | 'rejected' = 'closed') => {
    const closed = { by: { id: wang.id, name: wang.name }, at, note: '', opinion: '' };
    list.push({ type: 'hazard', id: hazard, body: { ...now(), state, handling: { ...handlingOf(now()), closed } } });
  };
  close(tonight + hourMs);
  see('still', { at: tonight });
  submit(round, li.id, { known: hazard, fixedOnSpot: true, after: sha256('mended') }, true, 8);
  expect(now()).toMatchObject({ state: 'closed', sightings: [{ seen: 'still', byName: li.name, fixed: true }] });
  expect(hazards()).toEqual([]);
  // What may be major is judged, whatever was closed.
  submit(round, li.id, { known: hazard, suspectedMajor: true }, true, 8);
  expect(hazards()).toMatchObject([{ inspectionId: round, grade: 'MS' }]);
  see('still', { round: id(502), at: tonight + 2 * hourMs });
  submit(id(502), li.id, { known: hazard }, true, 8);
  expect(now().state).toBe('reopened');
  // An older phone’s word keeps its meaning, and what was turned down is asked for again.
  for (const [n, schema, state, made] of [
    [503, 7, 'closed', 1],
    [504, 8, 'rejected', 1],
    [505, 8, 'merged', 0],
  ] as const) {
    close(tonight + hourMs, state);
    see('still', { round: id(n), at: tonight });
    submit(id(n), li.id, { known: hazard }, true, schema);
    expect(hazards().filter(({ inspectionId }) => inspectionId === id(n))).toHaveLength(made);
  }
});
