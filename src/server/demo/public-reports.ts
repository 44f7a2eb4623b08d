// What pupils and parents of the demo school reported at a code this morning, without an account.
import { createHash, randomBytes } from 'node:crypto';
import { caseNumber } from '../../domain/case-number.ts';
import type { EntryOf } from '../../domain/entry.ts';
import type { School } from '../../domain/school.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts } from '../env.ts';
import type { Places } from './cast.ts';
import type { Chance } from './random.ts';

type Said = Pick<EntryOf<'hazard-reported'>['body'], 'category' | 'text'> & { place: string; contact: string };

const said: Said[] = [
  { place: '3号宿舍楼 2层', category: 'dormitory', text: '卫生间水龙头一直滴水，地面很滑', contact: '' },
  { place: '操场', category: 'teaching', text: '单杠旁边的软垫裂开了，露出铁架', contact: '初二学生家长' },
];

/** Reported just now; nobody holds their secrets. */
export async function reportAtCodes(
  { store, now }: Parts,
  school: School,
  places: Places,
  luck: Chance,
): Promise<void> {
  for (const { place, contact, ...words } of said) {
    const at = now();
    const hazardId = luck.id(at);
    const placeId = places.named(place).id;
    const more = { source: 'public' as const, photos: [], suspectedMajor: false, fixed: false, repair: null };
    const fact: Fact = { kind: 'hazard-reported', schema: 1, subject: hazardId, body: { placeId, ...words, ...more } };
    const report = {
      hazardId,
      number: caseNumber({ id: hazardId, reportedAt: at }, school.timeZone),
      secretHash: createHash('sha256').update(randomBytes(16)).digest('hex'),
      reportedAt: at,
      contact: contact === '' ? null : { name: contact, phone: '' },
    };
    await store.publicReports.add(school.id, report, (n) => makeEntries([fact], school.id, store.device, n, at));
  }
}
