// What the phones of the demo school said of themselves: most brought everything, some still owe, one is silent, one was wiped.
import type { Entry } from '../../domain/entry.ts';
import type { Person } from '../../domain/person.ts';
import type { Announced } from '../../domain/protocol.ts';
import type { Parts } from '../env.ts';
import { version } from '../version.ts';
import type { Delivery, Stage } from './deliveries.ts';
import type { Doors } from './doors.ts';
import type { Phone } from './walk.ts';

const hourMs = 3_600_000;
const olderApp = '0.0.9';
const idLength = 36;
const agents = [
  'Mozilla/5.0 (Linux; Android 12; CPH2239) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 10; Redmi Note 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
];

/** Whose last records stay on the phone, how many, and for how many hours nothing more was done. */
const owing = [
  { role: 'patrol_dorm', records: 3, hours: 26 },
  { role: 'dept_safety', records: 2, hours: 5 },
  { role: 'patrol_guard', records: 1, hours: 3 },
] as const;
const silentRole = 'lab_admin';
const silentHours = 76;
const wipedRole = 'repair';
const wipedThings = 2;

/** What a phone said it holds and has not brought, and when. */
export type Held = { by: Person; items: Delivery[]; at: number };

/** Takes out of what came the records that some phones still hold, and what was built on them. `now` in UTC ms. */
export function holdBack(came: Delivery[], crowd: readonly Person[], now: number): Held[] {
  const held = owing.flatMap(({ role, records, hours }): Held[] => {
    const by = crowd.find((one) => one.role === role);
    const until = now - hours * hourMs;
    const his = came.filter((one) => one.by.id === by?.id).sort((a, b) => a.finishedAt - b.finishedAt);
    const some = his.filter(({ entry, finishedAt }) => isRecord(entry) && finishedAt <= until).slice(-records);
    const since = some[0]?.finishedAt;
    if (!by || since === undefined) return [];
    takeOut(came, by, since);
    const items = his.filter(({ finishedAt }) => finishedAt >= since && finishedAt <= until);
    return [{ by, items, at: until }];
  });
  const silent = crowd.find(({ role }) => role === silentRole);
  if (silent) takeOut(came, silent, now - silentHours * hourMs);
  return held;
}

const isRecord = ({ kind }: Entry): boolean => kind === 'inspection-submitted';

/** Everything of this person since then, and what others said about it. */
function takeOut(came: Delivery[], { id }: Person, since: number): void {
  const isGone = ({ by, finishedAt }: Delivery) => by.id === id && finishedAt >= since;
  const records = new Set(came.filter((one) => isGone(one) && isRecord(one.entry)).map(({ entry }) => entry.subject));
  // A hazard is named after the record it was found in.
  const isAbout = ({ entry }: Delivery) => records.has(entry.subject.slice(0, idLength));
  const kept = came.filter((one) => !isGone(one) && !isAbout(one));
  came.splice(0, came.length, ...kept);
}

/** As the phones would have said it themselves, each when it was last heard of. */
export async function announcePhones(
  { now }: Parts,
  doors: Doors,
  { people, crowd, luck }: Stage,
  phones: Record<string, Phone>,
  came: readonly Delivery[],
  held: readonly Held[],
): Promise<void> {
  const silent = crowd.find(({ role }) => role === silentRole);
  const wiped = crowd.find(({ role }) => role === wipedRole);
  for (const person of [...Object.values(people), ...crowd]) {
    const phone = phones[person.username];
    const last = came.findLast((one) => one.by.id === person.id && one.entry.device === phone?.device);
    if (!phone || !last) continue;
    const { device } = phone;
    const agent = luck.pick(agents);
    const owes = held.find(({ by }) => by.id === person.id);
    const lacking = last.undelivered.size > 0 ? [last] : [];
    const at = owes?.at ?? (person === silent ? now() - silentHours * hourMs : last.receivedAt);
    await doors.announce(person, { device, items: [...(owes?.items ?? []), ...lacking].map(said) }, { at, agent });
    await doors.again(person, last.entry, luck.happens(8) ? olderApp : version(), { at, agent });
    if (person !== wiped) continue;
    const before = luck.id(at);
    await doors.announce(person, { device: before, items: [] }, { at: at - 30 * hourMs, agent });
    const lost = { device: before, things: wipedThings, at: at - 29 * hourMs };
    await doors.announce(person, { device, items: [], lost }, { at, agent });
  }
}

const said = ({ entry, pictures }: Delivery): Announced => ({
  id: entry.id,
  kind: entry.kind,
  subject: entry.subject,
  opSeq: entry.opSeq,
  at: entry.at.ms,
  photos: pictures.size,
  bytes: [...pictures.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
  hash: entry.hash,
});
