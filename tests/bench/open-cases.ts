// Cases that somebody reported on the spot, as many as are wanted, the same words every run.
import type { Entry } from '../../src/domain/entry.ts';
import type { Person } from '../../src/domain/person.ts';
import { readOffer } from '../../src/server/routes/ledger.ts';
import type { Store } from '../../src/server/store/store.ts';
import { at, entry, id } from '../cast.ts';

const atOnce = 500;
const things = ['应急照明灯不亮', '插座松动发热', '灭火器压力不足', '楼梯扶手脱落', '消火栓箱打不开', '窗户关不上'];
const categories = ['fire', 'electricity', 'building', 'kitchen'] as const;

/** Into the ledger itself. `now` in UTC ms. Returns how long each five hundred took, ms. */
export async function reportCases(
  store: Store,
  schoolId: string,
  { by, placeIds, cases, now }: { by: Person; placeIds: readonly string[]; cases: number; now: () => number },
): Promise<number[]> {
  const took: number[] = [];
  for (let from = 0; from < cases; from += atOnce) {
    const ms = now();
    const some = Array.from({ length: atOnce }, (_, i) => readOffer(reported(from + i, by.id, placeIds, ms)));
    const before = performance.now();
    const outcomes = await store.ledger.append(schoolId, by, some, ms);
    took.push(performance.now() - before);
    const wrong = outcomes.find(({ verdict }) => verdict !== 'accepted');
    if (wrong) throw new Error(`a case was not taken in: ${JSON.stringify(wrong)}`);
  }
  return took;
}

function reported(n: number, by: string, placeIds: readonly string[], ms: number): Entry {
  const said = {
    placeId: placeIds[n % placeIds.length]!,
    source: 'spot' as const,
    category: categories[n % categories.length]!,
    text: `${things[n % things.length]}，第 ${n} 处`,
    photos: [],
    suspectedMajor: n % 500 === 0,
    fixed: false,
    repair: null,
  };
  const over = { id: id(200_000 + n), subject: id(100_000 + n), device: id(991), opSeq: n + 1, by, at: at(ms) };
  return entry('hazard-reported', said, over);
}
