// Who may say what about food samples, and when: asked on the phone before recording and again on the server.
import type { Read } from './documents.ts';
import { countsFrom, isSameName, isSealed, keepMs, leastGrams, menuId } from './kitchen.ts';
import type { KitchenEntry } from './kitchen-fold.ts';
import { doneMs } from './moment.ts';
import { authorize, type Action } from './authorize.ts';
import type { Person } from './person.ts';
import { checkPhotoList } from './photo-list.ts';
import { Refusal } from './refusal.ts';
import { Id } from './schema/text.ts';
import * as v from 'valibot';

type Act = Extract<Action, { do: 'keep-samples' | 'sign-samples' | 'seal-samples' | 'lift-seal' }>['do'];

const acts: Record<KitchenEntry['kind'], Act> = {
  'menu-set': 'keep-samples',
  'sample-taken': 'keep-samples',
  'sample-missed': 'keep-samples',
  'sample-disposed': 'keep-samples',
  'samples-signed': 'sign-samples',
  'fridge-read': 'keep-samples',
  'samples-sealed': 'seal-samples',
  'samples-handed-over': 'seal-samples',
  'seal-lifted': 'lift-seal',
};

/**
 * Refuses what the rules of the sample register do not accept: `sample-too-small` under 125 g, `too-early` before 48 h,
 * `sealed` after an accident, `own-witness` where who disposes of a box was the only one there, `seal-lifted` and `not-sealed` where
 * boxes are handed over without a seal, `own-sample` where somebody signs the own work, `conflict` where another entry was first. `out-of-scope`, `place-unknown` and
 * `sample-unknown` are kept aside by the server. `receivedAt`: UTC ms by the server's clock, null on a phone.
 */
export function checkKitchen(entry: KitchenEntry, person: Person, read: Read, receivedAt: number | null): void {
  const { canteenId } = entry.body;
  const place = read('place', canteenId);
  if (!place) throw new Refusal('place-unknown', { placeId: canteenId });
  if (!authorize(person, { do: acts[entry.kind], place })) throw new Refusal('out-of-scope', { placeId: canteenId });
  switch (entry.kind) {
    case 'menu-set':
      if (entry.subject !== menuId(entry.body)) throw new Refusal('bad-id', { path: 'subject' });
      return checkDishes(entry.body.meals);
    case 'sample-taken':
    case 'sample-missed':
      return checkNew(entry, read);
    case 'sample-disposed':
      return checkDisposal(entry, person, read, receivedAt);
    case 'samples-signed':
      return checkSigned(entry, read);
    case 'samples-handed-over':
      return checkHandOver(entry, read);
    case 'fridge-read':
      if (!v.is(Id, entry.subject)) throw new Refusal('bad-id', { path: 'subject' });
      if (read('fridge', entry.subject)) throw new Refusal('conflict');
      return;
    case 'samples-sealed':
    case 'seal-lifted':
      return checkSeal(entry, read);
  }
}

/** A meal stands on the menu once, and a dish once in its meal. */
function checkDishes(meals: Extract<KitchenEntry, { kind: 'menu-set' }>['body']['meals']): void {
  const isTwice = (list: readonly string[]): boolean => new Set(list).size !== list.length;
  if (isTwice(meals.map(({ meal }) => meal)) || meals.some(({ dishes }) => isTwice(dishes)))
    throw new Refusal('item-twice', { path: 'meals' });
}

function checkNew(entry: Extract<KitchenEntry, { kind: 'sample-taken' | 'sample-missed' }>, read: Read): void {
  if (!v.is(Id, entry.subject)) throw new Refusal('bad-id', { path: 'subject' });
  const before = read('sample', entry.subject);
  // A gap may still be filled: the sample that was taken after all takes its place.
  if (before && !(before.state === 'missed' && before.entries.includes(entry.supersedes ?? '')))
    throw new Refusal('conflict');
  if (entry.kind !== 'sample-taken') return;
  checkPhotoList(entry.photos, entry.body.photos ?? []);
  if (entry.body.grams < leastGrams) throw new Refusal('sample-too-small', { path: 'grams' });
}

/** A phone whose clock was put forward says that 48 hours are over; the server knows how long it has known of the box. */
function checkDisposal(
  entry: Extract<KitchenEntry, { kind: 'sample-disposed' }>,
  { name }: Pick<Person, 'name'>,
  read: Read,
  receivedAt: number | null,
): void {
  const sample = read('sample', entry.subject);
  if (!sample || sample.canteenId !== entry.body.canteenId) throw new Refusal('sample-unknown');
  if (sample.state !== 'kept') throw new Refusal('conflict');
  if (isSealed(sample.kept, read('seal', sample.canteenId))) throw new Refusal('sealed');
  if (isSameName(entry.body.witness, name)) throw new Refusal('own-witness', { path: 'witness' });
  // Longer than the law is for the phone to refuse: what was done without knowing better is marked.
  if (doneMs(entry.at, receivedAt) < countsFrom(sample.kept) + keepMs) throw new Refusal('too-early');
}

/** Two signatures are two people. What another has signed meanwhile is left out; `conflict` when that is all of it. */
function checkSigned(entry: Extract<KitchenEntry, { kind: 'samples-signed' }>, read: Read): void {
  const { samples: ids, canteenId } = entry.body;
  if (entry.subject !== ids[0] || new Set(ids).size !== ids.length) throw new Refusal('bad-id', { path: 'subject' });
  const samples = ids.map((id) => read('sample', id));
  if (!samples.every((sample) => sample?.canteenId === canteenId && sample.kept)) throw new Refusal('sample-unknown');
  if (samples.some((sample) => sample?.by === entry.by)) throw new Refusal('own-sample');
  if (samples.every((sample) => sample?.signed)) throw new Refusal('conflict');
}

/**
 * Only what lies under the standing seal goes to an authority. Boxes that are gone already are left out, since the paper is signed and
 * who took the others has left; `conflict` when that is all of them.
 */
function checkHandOver(entry: Extract<KitchenEntry, { kind: 'samples-handed-over' }>, read: Read): void {
  const { samples: ids, canteenId, seal: sealId } = entry.body;
  if (entry.subject !== ids[0] || new Set(ids).size !== ids.length) throw new Refusal('bad-id', { path: 'subject' });
  const seal = read('seal', canteenId);
  if (!seal?.entries.includes(sealId)) throw new Refusal('not-sealed');
  const isEarlier = seal.entries.indexOf(sealId) < seal.entries.indexOf(seal.setBy ?? '');
  if (seal.lifted || isEarlier) throw new Refusal('seal-lifted');
  const samples = ids.map((id) => read('sample', id));
  if (!samples.every((sample) => sample?.canteenId === canteenId && sample.kept)) throw new Refusal('sample-unknown');
  if (samples.some((sample) => !sample?.kept || !isSealed(sample.kept, seal))) throw new Refusal('not-sealed');
  if (samples.every((sample) => sample?.state !== 'kept')) throw new Refusal('conflict');
}

/** Sealing what is sealed, or lifting what is lifted, changes nothing and is no mistake: two people may press at once. */
function checkSeal(entry: Extract<KitchenEntry, { kind: 'samples-sealed' | 'seal-lifted' }>, read: Read): void {
  if (entry.subject !== entry.body.canteenId) throw new Refusal('bad-id', { path: 'subject' });
  if (entry.kind === 'seal-lifted' && !read('seal', entry.subject)) throw new Refusal('conflict');
}
