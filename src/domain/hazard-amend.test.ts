// Camera first, words later: whoever reported it says better what it is and where, and nothing that was said first is lost.
import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { handlingOf, stepSchema, type HazardDo } from './hazard-handling.ts';
import type { Person } from './person.ts';

const { sun, wang, li } = cast;
const say = (ledger: cases.Ledger, id: string, by: Person, what: HazardDo, over: object = {}) =>
  ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare);
const better = { text: '门锁坏了', category: 'building', toPlaceId: cast.canteen.id };

test('its reporter corrects words, kind and place, and the timeline keeps what was said first', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang);
  expect(say(ledger, id, wang, 'amend', better)).toBeNull();
  const after = ledger.hazard(id);
  expect(after).toMatchObject({ text: { zh: '门锁坏了', en: '门锁坏了' }, category: 'building', state: 'reported' });
  expect([after.placeId, after.wasAt]).toEqual([cast.canteen.id, [cast.floor2.id]]);
  const was = { text: '插座发黑', category: 'electricity', placeName: expect.stringContaining(cast.floor2.name) };
  expect(handlingOf(after).steps.at(-1)).toMatchObject({ id: wang.id, was });
});

test('who spoke of it where it was thought to be is still heard', () => {
  const ledger = new cases.Ledger();
  const seen = ledger.report(wang);
  say(ledger, seen.id, wang, 'amend', better);
  const before = { ...cases.sayings.assign(seen) };
  expect(ledger.take(seen.id, sun, before, seen)).toBeNull();
  expect(ledger.hazard(seen.id)).toMatchObject({ state: 'assigned', placeId: cast.canteen.id });
});

test('once somebody has been given it, what its reporter said without a network is kept and changes nothing', () => {
  const ledger = new cases.Ledger();
  const seen = ledger.report(wang);
  say(ledger, seen.id, sun, 'assign');
  expect(say(ledger, seen.id, wang, 'amend', better)).toBe('step-not-now');
  expect(ledger.take(seen.id, wang, { ...cases.sayings.amend(seen) }, seen)).toBeNull();
  expect(ledger.hazard(seen.id).text.zh).toBe('插座发黑');
  expect(handlingOf(ledger.hazard(seen.id)).steps.at(-1)).toMatchObject({ without: 'step-not-now' });
});

test('nobody else corrects it, nowhere that is no place, and it can still be taken back', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang);
  expect(say(ledger, id, li, 'amend')).toBe('step-not-yours');
  expect(say(ledger, id, wang, 'amend', { toPlaceId: cast.id(9) })).toBe('place-unknown');
  expect(say(ledger, id, wang, 'amend')).toBeNull();
  expect(say(ledger, id, wang, 'take-back')).toBeNull();
});

test('a report that turns out to be of a known case adds all that was said of it', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(li);
  const report = { authority: true, fixed: true, repair: 'power', majorRefs: ['M6'] } as const;
  expect(say(ledger, id, wang, 'comment', { adds: true, report, photos: [cases.picture] })).toBeNull();
  const after = ledger.hazard(id);
  expect(after).toMatchObject({ grade: 'MS', majorRefs: ['M6'], also: [wang.id] });
  expect(handlingOf(after).steps.at(-1)?.said).toMatchObject({ report });
});

test('points of the guide are met whoever raises it for them, and add to those that were met', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(li);
  say(ledger, id, wang, 'raise', { majorRefs: ['M4'] });
  say(ledger, id, wang, 'comment', { adds: true, report: { majorRefs: ['M6'] } });
  expect(ledger.hazard(id).majorRefs).toEqual(['M4', 'M6']);
  expect(stepSchema(Object.assign({ do: 'raise' as const }, { majorRefs: [] }))).toBe(12);
});

test('whoever walks where it was thought to be, and not where it is, is still heard of what was seen there', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang, { placeId: cast.canteen.id });
  expect(say(ledger, id, wang, 'amend', { toPlaceId: cast.floor2.id })).toBeNull();
  const seen = (placeId: string) =>
    cast.entry(
      'hazard-seen',
      { placeId, inspectionId: cast.id(702), seen: 'still', note: '', photos: [] },
      { subject: id, by: cases.chu.id, at: cast.at(ledger.now) },
    );
  expect(ledger.say(seen(cast.floor2.id), cases.chu)).toBe('hazard-unknown');
  expect(ledger.say(seen(cast.canteen.id), cases.chu)).toBeNull();
  expect(ledger.hazard(id).sightings).toMatchObject([{ by: cases.chu.id }]);
});

test('whoever answers only for where it was thought to be has no say in it once it has moved on from where it is', () => {
  const ledger = new cases.Ledger();
  const office: Person = { ...cases.an, id: cast.id(741), scope: [cast.canteen.id] };
  ledger.put([{ type: 'person', id: office.id, body: office }]);
  const { id } = ledger.report(wang, { placeId: cast.canteen.id });
  const before = ledger.hazard(id);
  expect(say(ledger, id, wang, 'amend', { toPlaceId: cast.floor2.id })).toBeNull();
  expect(say(ledger, id, sun, 'assign')).toBeNull();
  const again = { ...cases.sayings.assign(before) };
  const there = { ...ledger.hazard(id), placeId: cast.canteen.id };
  expect(ledger.take(id, office, again, there)).toBe('hazard-unknown');
  // What was said before anybody told that it is elsewhere is kept, without effect.
  expect(ledger.take(id, office, again, before)).toBeNull();
  expect(handlingOf(ledger.hazard(id)).steps.at(-1)).toMatchObject({ id: office.id, without: 'step-not-now' });
});
