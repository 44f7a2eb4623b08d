import { expect, test } from 'vitest';
import {
  answer,
  checklist,
  documents,
  entry,
  id,
  inspection,
  li,
  readFrom,
  tonight,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import { fold, type InspectionRecord } from '../../domain/documents.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { itemsById } from '../../domain/template.ts';
import { lastTimes } from './last-time.ts';

const items = itemsById(checklist);
const day = 24 * 3_600_000;

/** What Wang found, or with `by` somebody else. */
function walked(faults: string[], ago: number, by?: string): { record: InspectionRecord; hazards: Hazard[] } {
  const body = inspection({
    answers: withAnswers(...faults.map((itemId) => answer(itemId, 'fail', { photos: ['a'] }))),
  });
  const said = entry('inspection-submitted', body, { subject: id(600 + ago), ...(by && { by }) });
  const made = fold(said, readFrom(documents), yucai.id, tonight - ago * day);
  const record = made.flatMap((one) => (one.type === 'inspection' ? [one.body] : []))[0]!;
  return {
    record: { ...record, submittedAt: tonight - ago * day },
    hazards: made.flatMap((one) => (one.type === 'hazard' ? [one.body] : [])),
  };
}

test('after a change of shift the last result is what the other found, by name', () => {
  const mine = walked([], 3);
  const theirs = walked(['Z1-01'], 1, li.id);
  const last = lastTimes(items, mine.record, theirs.hazards, null);
  expect(last.get('Z1-01')).toEqual({ at: tonight - day, isAbnormal: true, answer: null, byName: li.name });
  expect(last.get('Z1-02')).toMatchObject({ isAbnormal: false, byName: null, answer: { value: 'pass' } });
  expect(lastTimes(items, undefined, theirs.hazards, null).get('Z1-01')).toMatchObject({ byName: li.name });
});

test('the newer of the two stands: the own look after the report, and whoever saw it still there after that', () => {
  const mine = walked([], 1);
  const [hazard] = walked(['Z1-01'], 3, li.id).hazards;
  expect(lastTimes(items, mine.record, [hazard!], null).get('Z1-01')).toMatchObject({ isAbnormal: false });
  const seen = { id: id(1), inspectionId: id(2), seen: 'still' as const, by: li.id, byName: '赵敏', at: tonight };
  const again = { ...hazard!, sightings: [{ ...seen, receivedAt: null, note: '', photos: [] }] };
  expect(lastTimes(items, mine.record, [again], null).get('Z1-01')).toMatchObject({ at: tonight, byName: '赵敏' });
  const gone = { ...hazard!, sightings: [{ ...seen, seen: 'gone' as const, receivedAt: null, note: '', photos: [] }] };
  expect(lastTimes(items, mine.record, [gone], null).get('Z1-01')).toMatchObject({ isAbnormal: false });
});

test('what was abnormal is abnormal also where no hazard came of it, and what was not answered says nothing', () => {
  const { record } = walked(['Z1-03'], 1);
  const last = lastTimes(items, record, [], null);
  expect(last.get('Z1-03')).toMatchObject({ isAbnormal: true, answer: { value: 'fail' } });
  expect(last.has('Z1-06')).toBe(false);
});

test('G5 what did not change is the very same, so that no row is drawn again for it', () => {
  const { record, hazards } = walked(['Z1-01'], 1, li.id);
  const first = lastTimes(items, record, hazards, null);
  const second = lastTimes(items, { ...record }, hazards, first);
  for (const [itemId, one] of first) expect(second.get(itemId)).toBe(one);
});
