import { expect, test } from 'vitest';
import {
  admin,
  canteen,
  checklist,
  documents,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  li,
  readFrom,
  sun,
  tonight,
  wang,
  yucai,
} from '../../tests/cast.ts';
import { fold, type InspectionRecord } from './documents.ts';
import type { Entry } from './entry.ts';
import { checkEntry } from './permission.ts';
import { authorize } from './authorize.ts';
import { roles, type Person } from './person.ts';
import { templateId, type Template } from './template.ts';

const read = readFrom(documents);
const says =
  (person: Person, one: Entry, from = read) =>
  () =>
    checkEntry(one, person, from, yucai.id);
const submitted = entry('inspection-submitted', inspection());
const submittedDocuments = [...documents, ...fold(submitted, read, yucai.id, tonight)];

test('a dorm supervisor submits for her own building and what is in it', () => {
  expect(says(wang, submitted)).not.toThrow();
  expect(says(wang, entry('inspection-submitted', inspection({ placeId: dorm3.id })))).not.toThrow();
  expect(says(wang, entry('inspection-submitted', inspection({ placeId: canteen.id })))).toThrow('out-of-scope');
});

test('somebody without a scope may be anywhere; the keeper of accounts inspects nothing', () => {
  expect(says(li, entry('inspection-submitted', inspection({ placeId: canteen.id })))).not.toThrow();
  expect(says(admin, submitted)).toThrow('out-of-scope');
});

test('14 a checklist or place the server does not know is told apart from a bad record', () => {
  expect(says(wang, entry('inspection-submitted', inspection({ template: { code: 'Z1', version: 9 } })))).toThrow(
    'template-unknown',
  );
  expect(says(wang, entry('inspection-submitted', inspection({ placeId: id(77) })))).toThrow('place-unknown');
});

test('24 the photo list of an entry is exactly the photos its record names', () => {
  expect(says(wang, entry('inspection-submitted', inspection(), { photos: [] }))).toThrow('not-listed');
  const more = ['a'.repeat(64), ...submitted.photos].sort();
  expect(says(wang, entry('inspection-submitted', inspection(), { photos: more }))).toThrow('not-listed');
});

test('a submission is taken back only by who made it, and only once', () => {
  const back = entry('inspection-withdrawn', { reason: '' });
  expect(says(wang, back)).toThrow('not-submitted');
  expect(says(wang, back, readFrom(submittedDocuments))).not.toThrow();
  expect(says(sun, back, readFrom(submittedDocuments))).toThrow('not-submitted');
  const withdrawn = [...submittedDocuments, ...fold(back, readFrom(submittedDocuments), yucai.id, tonight)];
  expect(says(wang, back, readFrom(withdrawn))).toThrow('not-submitted');
});

test('the school takes back what it was asked to take back: what another phone handed in stands', () => {
  const at = (receivedAt: number | null, supersedes: string) => {
    const back = entry('inspection-withdrawn', { reason: '' }, { supersedes });
    return () => checkEntry(back, wang, readFrom(submittedDocuments), yucai.id, receivedAt);
  };
  const standing = submittedDocuments.find(({ type }) => type === 'inspection')!.body as InspectionRecord;
  expect(at(tonight, id(4711))).toThrow('not-submitted');
  expect(at(tonight, standing.entries.at(-1)!)).not.toThrow();
  // The phone that takes it back has its own before its eyes.
  expect(at(null, id(4711))).not.toThrow();
});

test('places are added by those who look after accounts and safety', () => {
  const added = entry('place-added', { id: id(78), kind: 'room', name: '201', ancestors: [] }, { subject: id(78) });
  expect(says(sun, added)).not.toThrow();
  expect(says(admin, added)).not.toThrow();
  expect(says(wang, added)).toThrow('forbidden');
  expect(says(sun, entry('place-added', { ...added.body }, { subject: id(79) }))).toThrow('bad-id');
  expect(says(sun, entry('place-added', dorm3, { subject: dorm3.id }))).toThrow('conflict');
});

test('a published version never changes', () => {
  const published = (template: Template) => entry('template-published', template, { subject: templateId(template) });
  expect(says(sun, published({ ...checklist, reasons: [] }))).toThrow('template-published');
  // The same made of the same by two who plan a pack at once.
  expect(says(sun, published(checklist))).not.toThrow();
  expect(says(sun, published({ ...checklist, version: 2 }))).not.toThrow();
  expect(says(wang, published({ ...checklist, version: 2 }))).toThrow('forbidden');
});

test('11 nobody takes the place of a record that somebody else submitted', () => {
  const over = entry('inspection-submitted', inspection(), { by: li.id });
  expect(says(li, over, readFrom(submittedDocuments))).toThrow('not-yours');
  expect(says(wang, entry('inspection-submitted', inspection(), { subject: 'mine' }))).toThrow('bad-id');
});

test('what stands is corrected only by an entry that names it', () => {
  const read = readFrom(submittedDocuments);
  const correcting = (supersedes: string | null) => entry('inspection-submitted', inspection(), { supersedes });
  const stands = read('inspection', id(500))?.entries.at(-1) ?? null;
  expect(says(wang, correcting(stands), read)).not.toThrow();
  expect(says(wang, correcting(null), read)).toThrow('conflict');
  expect(says(wang, correcting(id(77)), read)).toThrow('conflict');
});

test('nobody becomes a person or a school by a push', () => {
  expect(says(sun, entry('person-added', { ...wang, role: 'principal' }))).toThrow('forbidden');
  expect(says(sun, entry('school-founded', yucai))).toThrow('forbidden');
});

test('a record is read by who made it and by managers within their scope, by nobody else', () => {
  const object = { do: 'read-inspection', by: wang.id, place: floor2 } as const;
  const readers = [wang, li, sun, admin].filter((person) => authorize(person, object));
  expect(readers).toEqual([wang, sun]);
  expect(authorize({ ...sun, scope: [canteen.id] }, object)).toBe(false);
});

test('only managers read reports', () => {
  const readers = roles.filter((role) => authorize({ ...wang, role }, { do: 'read-reports' }));
  expect(readers).toEqual(['duty_leader', 'safety_office', 'logistics_head', 'vice_principal', 'principal']);
});
