import * as v from 'valibot';
import { expect, test } from 'vitest';
import { asset, canteen, checklist, dorm3, floor2, id, li, sun, wang } from '../../../tests/cast.ts';
import { packs } from '../../domain/calendar.ts';
import { keptAs, type AssetRecord } from '../../domain/asset.ts';
import type { Place } from '../../domain/place.ts';
import type { Plan } from '../../domain/plan.ts';
import { maxChecklistsPerPoint, type Route } from '../../domain/route.ts';
import type { Role } from '../../domain/person.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Template } from '../../domain/template.ts';
import { builtInTemplates } from '../../server/library/library.ts';
import { facilities } from '../../domain/school.ts';
import { faultsOf } from '../../domain/template-rules.ts';
import * as schema from '../../domain/schema/template.ts';
import { asHad, idsFor, listsLeft, offerFor, placesFor, withParts, type SchoolKnown } from './pack-offer.ts';
import { namedItems, packLists, wholeOf } from './pack-lists.ts';
import { emptyPlan } from './writing-plan.ts';

const named = (n: number, name: string, above: readonly Place[] = []): Place => ({
  id: id(700 + n),
  kind: above.length > 0 ? 'room' : 'building',
  name,
  ancestors: above.map((one) => ({ id: one.id, name: one.name })),
});
const power = named(1, '配电室');
const panelRoom = named(2, '高压配电间', [power]);
const gate = named(3, '东门');
const list = (code: string, roles: Role[], over: Partial<Template> = {}): Template => ({
  ...checklist,
  code,
  roles,
  ...over,
});
const chen = { ...li, id: id(790), role: 'electrician' as const };
const known: SchoolKnown = {
  places: [dorm3, floor2, canteen, power, panelRoom, gate],
  templates: [
    list('B1', ['logistics_head', 'repair']),
    list('E1', ['electrician']),
    list('P1', ['patrol_guard']),
    list('H1', ['dept_safety'], { retired: true }),
    list('K2', ['food_officer']),
  ],
  people: [sun, li, wang, chen],
  assets: [],
};
const nothing = { plans: new Map<string, Plan>(), routes: new Map<string, Route>() };
const idsOf = (places: readonly Place[]) => places.map((place) => place.id);

test('each post goes for its own checklists, where they are filled in', () => {
  const { offered, absent } = offerFor(asHad(packLists.rain, known), known);
  expect(offered.map(({ role, codes }) => [role, codes])).toEqual([
    // Nobody looks after the buildings by post: the safety office does.
    ['safety_office', ['B1']],
    ['electrician', ['E1']],
    ['patrol_guard', ['P1']],
  ]);
  expect(offered.map(({ points }) => points.map(({ placeId }) => placeId))).toEqual([
    idsOf(known.places.filter(({ ancestors }) => ancestors.length === 0)),
    [power.id],
    [gate.id],
  ]);
  // What was taken out of use is not asked for.
  expect(absent).toEqual(['H1']);
});

test('where the register has panels, that is where they are looked at', () => {
  const assets = [{ ...asset({ ...keptAs('panel'), agent: null, placeId: floor2.id }) } as AssetRecord];
  expect(idsOf(placesFor('E1', { places: known.places, assets }))).toEqual([floor2.id]);
});

test('a checklist that nothing says a place for begins at the first building, and a closed place is none', () => {
  expect(idsOf(placesFor('T2', known))).toEqual([dorm3.id]);
  const places = known.places.map((place) =>
    place.id === gate.id ? { ...place, retired: { reason: '封门' } } : place,
  );
  expect(idsOf(placesFor('P1', { places, assets: [] }))).toEqual([dorm3.id]);
});

test('a school of one person goes by itself', () => {
  const { offered } = offerFor(['K2'], { ...known, people: [{ ...sun, role: 'principal' }] });
  expect(offered.map(({ role }) => role)).toEqual([null]);
});

test('what a plan of the pack goes for already is not offered again', () => {
  const route: Route = {
    id: id(750),
    name: '暴雨',
    order: 'free',
    points: [{ placeId: power.id, templates: ['E1', 'B1'], minutes: null }],
  };
  const plan = emptyPlan(id(751), { routeId: route.id, pack: 'rain' });
  const book = { plans: new Map([[plan.id, plan]]), routes: new Map([[route.id, route]]) };
  expect(listsLeft(book, 'rain')).toEqual(['A1', 'A2']);
  expect(listsLeft(book, 'exam')).toEqual([...packLists.exam]);
  expect(
    listsLeft({ ...book, plans: new Map([[plan.id, { ...plan, retired: { reason: '不用了' } }]]) }, 'rain'),
  ).toEqual([...packLists.rain]);
  expect(listsLeft(nothing, 'rain')).toEqual([...packLists.rain]);
});

test('two who take the same offer on two phones make one route and one plan of it, one a post and a pack', () => {
  const { offered } = offerFor(packLists.rain, known);
  const ids = offered.map((one) => idsFor(one, id(1), 'rain', nothing));
  expect(offerFor(packLists.rain, known).offered.map((one) => idsFor(one, id(1), 'rain', nothing))).toEqual(ids);
  const others = [idsFor(offered[0]!, id(1), 'wind', nothing), idsFor(offered[0]!, id(2), 'rain', nothing)];
  expect(new Set([...ids, ...others].flat()).size).toBe(2 * (offered.length + 2));
  for (const one of ids.flat()) expect(v.is(Id, one)).toBe(true);
});

test('what is walked under the id of an offer stays as it is, and what was taken out of use comes back', () => {
  const [first] = offerFor(packLists.rain, known).offered;
  const [, planId] = idsFor(first!, id(1), 'rain', nothing)!;
  const walked = emptyPlan(planId, { pack: 'rain' });
  const plans = (plan: Plan) => ({ ...nothing, plans: new Map([[planId, plan]]) });
  expect(idsFor(first!, id(1), 'rain', plans(walked))).toBeNull();
  expect(idsFor(first!, id(1), 'rain', plans({ ...walked, retired: { reason: '不用了' } }))?.[1]).toBe(planId);
});

test('all of a pack may be asked for at one point', () => {
  for (const pack of packs) expect(packLists[pack].length, pack).toBeLessThanOrEqual(maxChecklistsPerPoint);
});

test('more places than one route may have are walked along several, and none is left out', () => {
  const rooms = Array.from({ length: 450 }, (_, n) => named(1000 + n, `${n}号配电间`, [power]));
  const assets = rooms.map(({ id: placeId }, n): AssetRecord => ({
    ...asset({ id: id(3000 + n), placeId, ...keptAs('panel'), agent: null, made: null }),
    entries: [],
    byName: '',
    at: 0,
  }));
  const { offered } = offerFor(['B1', 'E1'], { ...known, places: [...known.places, ...rooms], assets });
  expect(offered.map(({ role, codes, points }) => [role, codes, points.length])).toEqual([
    ['safety_office', ['B1'], 4],
    ['electrician', ['E1'], 200],
    ['electrician', ['E1'], 200],
    ['electrician', ['E1'], 50],
  ]);
  const ids = offered.flatMap((one) => idsFor(one, id(1), 'rain', nothing));
  expect(new Set(ids).size).toBe(8);
});

const library = builtInTemplates({ kind: 'university', facilities: [...facilities] });
const everything = withParts({ ...known, templates: library });
const packItems = (pack: keyof typeof packLists) =>
  packLists[pack].map((code) => {
    const { items } = everything.templates.find((one) => one.code === code)!;
    return code === wholeOf(code) ? code : items.map((item) => item.copyOf).join(' ');
  });

test('each pack asks what is named for it, a whole checklist or items of one', () => {
  expect(Object.fromEntries(packs.map((pack) => [pack, packItems(pack)]))).toEqual({
    rain: ['B1', 'E1', 'P1-14', 'H1-08'],
    wind: ['H1-09', 'B1-02', 'T2'],
    ice: ['H1-10'],
    heat: ['E1-05 E1-06', 'E3-06'],
    thunder: ['B1-06'],
    exam: ['F1', 'F3-02', 'P1', 'P2', 'E1', 'K2', 'H1'],
    'term-start': ['F3', 'D3', 'E1', 'E2', 'S1', 'G1', 'T1', 'T2', 'B1', 'P1', 'H1', 'K2-01 K2-04'],
  });
  expect(packLists.rain.flatMap(namedItems)).toEqual(['B1', 'E1', 'P1-14', 'H1-08']);
});

test('a part is a checklist that may be published: panels one by one, the licences of a canteen once', () => {
  const parts = everything.templates.slice(library.length);
  expect(parts).toHaveLength(10);
  const firstOf = (code: string) => library.find((one) => one.code === code);
  for (const part of parts) {
    expect(v.parse(schema.Template, part)).toEqual(part);
    expect(faultsOf(part, firstOf), part.code).toEqual([]);
  }
  const of = (code: string) => parts.find((one) => one.code === code)!;
  expect(of('A6')).toMatchObject({ perAsset: 'panel', name: { zh: '高温 · 配电室与配电箱巡检' } });
  expect(of('A6').items.map(({ id: item, once }) => [item, once])).toEqual([
    ['A6-05', true],
    ['A6-06', undefined],
  ]);
  expect(of('A10').perAsset).toBeUndefined();
});

test('a part takes what the school made of the item, and nothing that is not asked there', () => {
  const own = library.map((one) =>
    one.code === 'P1'
      ? {
          ...one,
          items: one.items.map((item) =>
            item.id === 'P1-14'
              ? {
                  ...item,
                  text: { zh: '荷花池护栏', en: 'Lotus pond' },
                  showIf: [{ item: 'P1-01', is: 'normal' as const }],
                }
              : item,
          ),
        }
      : one,
  );
  const part = withParts({ ...known, templates: own }).templates.find(({ code }) => code === 'A1')!;
  expect(part.items).toMatchObject([{ id: 'A1-14', copyOf: 'P1-14', text: { zh: '荷花池护栏' } }]);
  expect(part.items[0]).not.toHaveProperty('showIf');
});

test('whoever plans and may not publish plans the whole checklist, and a school that walks that is asked for no part', () => {
  expect(asHad(packLists.rain, { templates: library })).toEqual(['B1', 'E1', 'P1', 'H1']);
  expect(asHad(packLists.rain, everything)).toEqual([...packLists.rain]);
  const route: Route = {
    id: id(752),
    name: '暴雨',
    order: 'free',
    points: [{ placeId: gate.id, templates: ['P1', 'A2'], minutes: null }],
  };
  const plan = emptyPlan(id(753), { routeId: route.id, pack: 'rain' });
  const book = { plans: new Map([[plan.id, plan]]), routes: new Map([[route.id, route]]) };
  expect(listsLeft(book, 'rain')).toEqual(['B1', 'E1']);
});
