// What is said on a round and in a kitchen, in both places alike.
import type { EntryKind } from '../../../src/domain/entry.ts';
import { roundId } from '../../../src/domain/round-id.ts';
import * as rounds from '../../cast-rounds.ts';
import * as cast from '../../cast.ts';
import type { Campus } from './campus.ts';

export const inKitchens = <T>(said: (where: 'dorm' | 'canteen', i: number) => T): T[] =>
  (['dorm', 'canteen'] as const).map((where, i) => said(where, i));

/** One round, which everybody begins before saying more. */
export function roundSaying(
  kind: EntryKind,
  { route, plan }: ReturnType<Campus['night']>,
): { subject: string; body: unknown } {
  const due = rounds.due({ plan, route, plannedAt: cast.tonight });
  const about = { planId: plan.id, placeId: route.points[0]!.placeId };
  const visit = { ...about, how: 'tap', code: null, at: cast.at(), photos: [], location: null, micro: null };
  const sayings: Partial<Record<EntryKind, unknown>> = {
    'round-started': { due, from: null },
    'point-visited': visit,
    'point-skipped': { ...about, reason: 'locked', note: '' },
    'round-finished': { planId: plan.id, note: '' },
    'round-closed': { due },
  };
  return { subject: roundId(plan.id, due.day, due.minute), body: sayings[kind] };
}

type KitchenSaying = { subject: string; body: unknown };

/** What is disposed of was taken two days before by the same person at the same place. */
export function kitchenSaying(kind: EntryKind, canteenId: string, nth: number): KitchenSaying {
  const [sampleId, otherId] = [cast.id(60_000 + nth), cast.id(61_000 + nth)];
  const dish = { canteenId, day: '2026-11-20', meal: 'lunch', dish: '红烧肉' };
  const sealing = { subject: canteenId, body: { canteenId, reason: '有人不适' } };
  const sayings: Partial<Record<EntryKind, KitchenSaying>> = {
    'menu-set': { subject: `${canteenId}.2026-11-20`, body: { canteenId, day: '2026-11-20', meals: [] } },
    'sample-taken': {
      subject: sampleId,
      body: {
        ...dish,
        until: '12:30',
        grams: 130,
        box: '1',
        fridge: '1号柜',
        shelf: '',
        takenAt: cast.at(cast.tonight - 50 * 3_600_000),
      },
    },
    'sample-missed': { subject: otherId, body: { ...dish, reason: '忘了' } },
    'sample-disposed': { subject: sampleId, body: { canteenId, way: 'kitchen-waste', note: '', witness: '周敏' } },
    'fridge-read': { subject: cast.id(62_000 + nth), body: { canteenId, fridge: '1号柜', celsius: 4, again: null } },
    'samples-sealed': sealing,
    'seal-lifted': sealing,
  };
  const saying = sayings[kind];
  if (!saying) throw new Error(`${kind} is said nowhere`);
  return saying;
}
