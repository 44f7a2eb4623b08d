// A server of an older version keeps steps of cases raw, and lets them count once it is of today's; and all of it is built again to the letter. Seeds of the simulation, by hand.
import { expect, test } from 'vitest';
import { saveDraft, startDraft } from '../../src/db/drafts.ts';
import { hazardHere } from '../../src/db/hazards.ts';
import { submitDraft } from '../../src/db/record.ts';
import { seeHazard } from '../../src/db/see-hazard.ts';
import type { Seen } from '../../src/domain/sighting.ts';
import { hazardId } from '../../src/domain/hazard.ts';
import type { Mark } from '../../src/domain/photo.ts';
import type { Held } from '../../src/domain/reports.ts';
import type { School } from '../../src/server/school.contract.ts';
import * as cast from '../cast.ts';
import { phones, report, take } from './case-phones.ts';
import { Phone, takePhoto, wire } from './phone.ts';

const { sun, yucai } = cast;
const [walk, another] = [cast.id(20_001), cast.id(20_002)];

/** Until it is upgraded the school does not know that cases are handled. */
function outdated({ parts: { store } }: School): () => void {
  const { ledger } = store;
  const append = ledger.append.bind(ledger);
  ledger.append = (school, sender, offers, ...rest) =>
    append(
      school,
      sender,
      offers.map((one) =>
        one.is === 'known' && one.entry.kind === 'hazard-handled' ? { ...one, is: 'newer' as const } : one,
      ),
      ...rest,
    );
  return () => (ledger.append = append);
}

/** A vice principal who knows of a suspected major hazard that somebody else reported, and the school of an older version. */
async function opened() {
  const { school, hers, office } = await phones();
  const fen = await school.join({ name: '郑分', username: 'fen', role: 'vice_principal', scope: [] });
  const phone = new Phone(fen, wire(school, fen));
  const id = await report(hers, { suspectedMajor: true });
  await hers.round();
  await phone.rounds();
  await office.round();
  const hazard = async () => (await school.parts.store.documents.read(yucai.id, 'hazard', id))!;
  const see = async (inspectionId: string, seen: Seen = 'still') =>
    seeHazard(phone.db, (await hazardHere(phone.db, id))!, { inspectionId, seen, note: '', photos: [] });
  return { school, phone, id, hazard, see, upgrade: outdated(school) };
}

/** What the office's letting all of it count was answered, the oldest first. */
async function letCount(school: School): Promise<number[]> {
  const { rows } = await school.json<Held>(sun, 'GET', '/api/held');
  const answers: number[] = [];
  for (const { id } of rows.toReversed()) {
    const answer = await school.ask(sun, 'POST', `/api/held/${id}/settled`, { outcome: 'released', reason: '' });
    answers.push(answer.status);
  }
  return answers;
}

test.each([
  { seed: 8779, how: 'came with the word of the round' },
  { seed: 15_352, how: 'had come long before the word of the round' },
])('H6 a judgement that $how counts once the server is upgraded, seed $seed', async ({ seed }) => {
  const { school, phone, id, hazard, see, upgrade } = await opened();
  await take(phone, id, 'judge', { grade: 'G' });
  await take(phone, id, 'assign', { personId: cast.li.id });
  if (seed === 15_352) {
    await phone.rounds();
    school.clock.ms += 60_000;
  }
  await see(walk);
  await see(walk, 'worse');
  await phone.rounds();
  expect([(await hazard()).grade, (await hazard()).sightings?.length]).toEqual(['MS', 1]);
  upgrade();
  expect(await letCount(school)).toEqual([204, 204]);
  expect([(await hazard()).grade, (await hazard()).state]).toEqual(['G', 'assigned']);
  const before = await hazard();
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await hazard()).toEqual(before);
});

test.each([
  { how: 'in the same round', later: walk, first: 'still' },
  { how: 'in another round', later: another, first: 'worse' },
] as const)('H6 whoever had said $how before that it is there may not judge it less', async ({ later, first }) => {
  const { school, phone, id, hazard, see, upgrade } = await opened();
  // His phone knew nothing of it as he judged: on it he cannot.
  await take(phone, id, 'judge', { grade: 'G' });
  const [judged] = await phone.db.outbox.toArray();
  await phone.db.outbox.delete(judged!.id);
  await see(walk, first);
  await phone.rounds();
  await phone.db.outbox.add(judged!);
  await phone.rounds();
  await see(later, 'still');
  await phone.rounds();
  upgrade();
  expect(await letCount(school)).toEqual([422]);
  expect((await hazard()).grade).toBe('MS');
});

test('what is said of a record that is held itself waits with it, and counts after it, seeds 1192 and 1412', async () => {
  const { school, hers } = await phones();
  const begun = await startDraft(hers.db, cast.canteen, cast.checklist);
  const withFault = await takePhoto(hers.db, begun, 'Z1-01', 'locked');
  const found = cast.answer('Z1-01', 'fail', { photos: withFault.photos.map(({ sha256 }) => sha256) });
  const withDoor = await takePhoto(hers.db, withFault, 'Z1-09', 'not her building');
  await saveDraft(hers.db, { ...withDoor, answers: cast.withAnswers(found) });
  const record = await submitDraft(hers.db, begun.id);
  const id = hazardId(record.subject, 'Z1-01');
  await take(hers, id, 'raise');
  const upgrade = outdated(school);
  await hers.rounds();
  upgrade();
  const held = async () => (await school.json<Held>(sun, 'GET', '/api/held')).rows.filter(({ settled }) => !settled);
  expect((await held()).map(({ kind, code }) => [kind, code])).toEqual([
    ['hazard-handled', 'newer-schema'],
    ['inspection-submitted', 'out-of-scope'],
  ]);
  const [step] = await held();
  const said = { outcome: 'released', reason: '' };
  const answer = await school.ask(sun, 'POST', `/api/held/${step!.id}/settled`, said);
  expect(await answer.json()).toMatchObject({ code: 'hazard-unknown' });
  expect(await held()).toHaveLength(2);
  expect(await letCount(school)).toEqual([204, 204]);
  expect(await held()).toEqual([]);
  const { grade, handling } = (await school.parts.store.documents.read(yucai.id, 'hazard', id))!;
  expect([grade, handling?.steps.map(({ said: { do: what } }) => what)]).toEqual(['MS', ['raise']]);
});

test('built again all documents are the same to the letter, in whatever order a phone names the parts of a mark, seed 1619', async () => {
  const { school } = await phones();
  const marks: Mark[] = [{ to: [0.3, 0.5], from: [0.1, 0.2], is: 'circle' }];
  const [door, fault] = [cast.inspection().photos[0]!, cast.photo('Z1-01', cast.sha256('locked'))];
  const photos = [door, { ...fault, marks }];
  const found = cast.withAnswers(cast.answer('Z1-01', 'fail', { photos: [fault.sha256] }));
  await school.push(cast.wang, cast.entry('inspection-submitted', cast.inspection({ answers: found, photos })));
  const { documents, ledger } = school.parts.store;
  const all = async () => JSON.stringify(await documents.read(yucai.id, 'hazard', hazardId(cast.id(500), 'Z1-01')));
  const before = await all();
  expect(before).toContain('circle');
  await ledger.rebuild(yucai.id);
  expect(await all()).toBe(before);
});
