// Sixty, thirty and seven days before what is in the register has to be inspected or a licence ends, and when it is over (`domain.md` 12.10): who
// answers for it and who keeps the house are told, of a place and a day once.
import { dueOn, walkedOf } from '../../domain/asset-facts.ts';
import { isOfKind, kindOf, type AssetKind, type AssetRecord } from '../../domain/asset.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Person, Role } from '../../domain/person.ts';
import { isWithin, placeName, type Place } from '../../domain/place.ts';
import type { School } from '../../domain/school.ts';
import { daysBetween } from '../../domain/value.ts';
import type { Parts } from '../env.ts';
import { answeringFor } from '../ledgers/answering-for.ts';
import type { Store } from '../store/store.ts';
import { tell } from './tell.ts';

const steps = [7, 30, 60] as const;
type Step = (typeof steps)[number] | 'over';

/** Extinguishers are replaced by a list (12.9), and RCDs are tested by their checklist. */
const isTold = (asset: AssetRecord): boolean =>
  !asset.retired && !isOfKind(asset, 'extinguisher') && !isOfKind(asset, 'rcd');

const keepers: ReadonlySet<Role> = new Set(['safety_office', 'logistics_head']);
const ofKitchen: ReadonlySet<Role> = new Set(['food_officer', 'food_director']);
const kitchenKinds: ReadonlySet<AssetKind> = new Set(['licence', 'fridge', 'freezer', 'sample-fridge']);

/** `today`: yyyy-mm-dd. Null while nobody has to see to it. */
export function stepOf(day: string, today: string): Step | null {
  const left = daysBetween(today, day);
  return left < 0 ? 'over' : (steps.find((days) => left <= days) ?? null);
}

const lookedAt = new WeakMap<Store, string>();

/** Looks once a day; whoever was told is not told again (`key`). `now` in UTC ms. */
export async function tellEnding({ store }: Pick<Parts, 'store'>, school: School, now: number): Promise<void> {
  const today = dayOf(now, school.timeZone);
  if (lookedAt.get(store) === today) return;
  lookedAt.set(store, today);
  const due = (await store.documents.all(school.id, 'asset')).filter(isTold).flatMap((asset) => {
    const { day } = dueOn(walkedOf(asset), today);
    const step = day && stepOf(day, today);
    return step ? [{ asset, day, step }] : [];
  });
  if (due.length === 0) return;
  const places = new Map((await store.documents.places(school.id)).map((place) => [place.id, place]));
  const people = (await store.documents.people(school.id)).filter(({ left }) => !left);
  const answers = await answeringFor({ store }, school, now, (id) => places.get(id));
  const together = Map.groupBy(due, ({ asset, day, step }) => `${asset.placeId} ${day} ${step}`);
  for (const [key, those] of together) {
    const [{ asset, day }] = those as [(typeof due)[number]];
    const place = places.get(asset.placeId);
    if (!place) continue;
    const told = those.flatMap((one) => [...whose(people, one.asset, place), ...idOf(answers(one.asset))]);
    const facts = {
      what: those.map((one) => one.asset.label).join('、'),
      place: placeName(place),
      why: { zh: `${day} 到期`, en: `due ${day}` },
    };
    await tell(
      store,
      school.id,
      [...new Set(told)],
      { topic: 'asset-due', key: `asset ${key}`, about: place.id, facts },
      now,
    );
  }
}

const idOf = (person: { id: string } | null): string[] => (person ? [person.id] : []);

const whose = (people: readonly Person[], asset: AssetRecord, place: Place): string[] =>
  people
    .filter(({ role }) => keepers.has(role) || (kitchenKinds.has(kindOf(asset)) && ofKitchen.has(role)))
    .filter(({ scope }) => scope.length === 0 || isWithin(place, scope))
    .map(({ id }) => id);
