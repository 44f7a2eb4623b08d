// Pictures that are alike, ways that were too quick, clocks, spot photos and impossible places of the demo school, said a second time from
// what came in: for tests that count it again.
import type { EntryOf } from '../../domain/entry.ts';
import { judge } from '../../domain/answer.ts';
import { asWalked } from '../../domain/asset-walk.ts';
import { inspectionDay } from '../../domain/inspection.ts';
import { doneMs, type Moment } from '../../domain/moment.ts';
import type { Place } from '../../domain/place.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import { cameOf } from './plain-rounds.contract.ts';
import type { Came, Demo } from './watch-demo.contract.ts';

type Row = Pick<Rounds['rows'][number], 'id' | 'routeId' | 'points'>;
type Submission = EntryOf<'inspection-submitted'>;

const isOff = ({ serverOffsetMs }: Moment): boolean => Math.abs(serverOffsetMs ?? 0) > 120_000;

/** The first arrival at each point that the round asked for. */
function firstArrivals(came: readonly Came[], { id, points }: Row) {
  const asked = new Set(points.map(({ placeId }) => placeId));
  const all = cameOf(came, 'point-visited').filter(
    ({ entry }) => entry.subject === id && asked.has(entry.body.placeId),
  );
  const seen = all.map(({ entry: { body, by }, at: came }) => {
    const { placeId, at } = body;
    return { placeId, at, who: by, when: doneMs(at, came) };
  });
  seen.sort((a, b) => a.when - b.when || (a.who < b.who ? -1 : 1));
  return [...Map.groupBy(seen, ({ placeId }) => placeId).values()].map((those) => those[0]!);
}

export function suspicionsOfRound(came: readonly Came[], row: Row, places: ReadonlyMap<string, Place>): string[] {
  const seen = firstArrivals(came, row);
  const route = cameOf(came, 'route-kept').findLast(({ entry }) => entry.subject === row.routeId)!.entry.body;
  const order = row.points.map(({ placeId }) => placeId);
  const minutesTo = new Map(route.points.map(({ placeId, minutes }) => [placeId, minutes]));
  const sure = seen.filter(({ at }) => at.serverOffsetMs !== null);
  const isFar = [...Map.groupBy(sure, ({ who }) => who).values()].some((those) =>
    those.some((to, n) => {
      const from = those[n - 1];
      if (!from) return false;
      const seconds = Math.round((to.when - from.when) / 1000);
      const floors = floorsApart(places.get(from.placeId), places.get(to.placeId));
      if (floors !== null) return seconds < floors * 10;
      const minutes = minutesTo.get(to.placeId) ?? null;
      const isNext = order.indexOf(to.placeId) === order.indexOf(from.placeId) + 1;
      return isNext && minutes !== null && seconds < minutes * 15;
    }),
  );
  return [
    ...(isFar ? ['far'] : []),
    ...(seen.some(({ at }) => at.serverOffsetMs === null || isOff(at)) ? ['clock'] : []),
  ];
}

/** Nothing of the demo school has coordinates, and its floors are all called 3层. Null where two are not on floors of one building. */
function floorsApart(one: Place | undefined, other: Place | undefined): number | null {
  const [from, to] = [one, other].map((place) => place?.ancestors.concat(place) ?? []);
  const [a, b] = [from, to].map((way) => way?.find(({ name }) => /^\d+层$/.test(name))?.name);
  if (!a || !b || from?.[0]?.id !== to?.[0]?.id) return null;
  return Math.abs(parseInt(a) - parseInt(b));
}

/** Kinds by the record, of what stands. */
export function suspicionsOfRecord(demo: Demo, { subject, body }: Submission, came: number): string[] {
  const { location, spot, finishedAt } = body;
  const isNowhere =
    location && (Math.abs(location.latitude) > 90 || Math.abs(location.longitude) > 180 || location.accuracyM < 0);
  return [
    ...(spot && lacksSpotPhoto(demo, subject, body) ? ['spot'] : []),
    ...(isOff(finishedAt) || finishedAt.ms + (finishedAt.serverOffsetMs ?? 0) > came + 120_000 ? ['clock'] : []),
    ...(isNowhere ? ['location'] : []),
    ...(isAlike(demo.came, subject, body) ? ['like-photo'] : []),
  ];
}

/** Seconds for each item that was answered, as it was first handed in. */
function paceOf({ templates }: Demo, { body }: Submission): number | null {
  const { items } = asWalked(templates.get(body.template.code)!, body.assets);
  const given = new Map(body.answers.map((one) => [one.itemId, one]));
  const on = inspectionDay(body, 'Asia/Shanghai');
  const answered = items.filter((item) => judge(item, given.get(item.id), on) !== 'open').length;
  return answered > 0 ? Math.max(1, body.activeMs) / 1000 / answered : null;
}

/** Less than half of what the thirty before it took there, and 2.5 deviations away, by what had come in when it was last spoken of; ten have to be there. */
export function isMuchQuicker(demo: Demo, { subject, body }: Submission): boolean {
  const lastSaid = demo.came.findLastIndex(({ entry }) => entry.subject === subject);
  const first = new Map<string, Submission>();
  for (const { entry } of cameOf(demo.came.slice(0, lastSaid + 1), 'inspection-submitted'))
    if (!first.has(entry.subject)) first.set(entry.subject, entry);
  const own = first.get(subject)!;
  const at = (one: Submission): number => one.at.ms + (one.at.serverOffsetMs ?? 0);
  const before = [...first.values()]
    .filter((one) => one.body.placeId === body.placeId && one.body.template.code === body.template.code)
    .filter((one) => at(one) < at(own))
    .sort((a, b) => at(b) - at(a))
    .flatMap((one) => paceOf(demo, one) ?? [])
    .slice(0, 30)
    .map(Math.log);
  const pace = paceOf(demo, own);
  if (before.length < 10 || pace === null) return false;
  const mean = before.reduce((sum, one) => sum + one) / before.length;
  const deviation = Math.sqrt(before.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (before.length - 1));
  return Math.log(pace) < mean - Math.max(2.5 * deviation, Math.log(2));
}

/** A photo that came in before at another item or in another record, in other bytes and at most 4 of 64 bits away. */
function isAlike(came: readonly Came[], subject: string, { photos }: Submission['body']): boolean {
  const shown: { sha256: string; dhash: string | undefined; spot: string; subject: string }[] = [];
  for (const { entry } of cameOf(came, 'inspection-submitted'))
    for (const { sha256, itemId, look } of entry.body.photos)
      shown.push({ sha256, dhash: look?.dhash, spot: `${entry.subject} ${itemId}`, subject: entry.subject });
  return photos.some(({ sha256, itemId }) => {
    const spot = `${subject} ${itemId}`;
    const first = shown.findIndex((one) => one.sha256 === sha256 && one.spot === spot);
    const before = shown.slice(0, first).filter((one) => one.spot !== spot);
    const dhash = shown[first]?.dhash;
    if (!dhash || before.some((one) => one.sha256 === sha256)) return false;
    return before.some((one) => one.dhash && apart(one.dhash, dhash) <= 4);
  });
}

const apart = (a: string, b: string): number =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;

/** One record in four, by its id alone; of what 其余全部正常 filled in, the item whose lot comes first. */
function lacksSpotPhoto({ templates }: Demo, subject: string, { answers, template }: Submission['body']): boolean {
  const seed = subject.slice(-12);
  if (lot(seed) % 4n !== 0n) return false;
  const filled = templates
    .get(template.code)!
    .items.filter(
      ({ type, photo, critical, grade }) => type === 'PF' && photo !== 'always' && !critical && grade !== 'MS',
    )
    .flatMap(({ id }) => answers.filter((one) => one.itemId === id && one.via === 'bulk'))
    .sort((a, b) => (lot(`${seed} ${a.itemId}`) < lot(`${seed} ${b.itemId}`) ? -1 : 1));
  return filled[0]?.photos.length === 0;
}

/** FNV-1a of 32 bits, stirred once more. */
function lot(text: string): bigint {
  const in32 = (n: bigint): bigint => n & 0xffffffffn;
  let n = 0x811c9dc5n;
  for (const sign of text) n = in32((n ^ BigInt(sign.charCodeAt(0))) * 0x01000193n);
  n = in32((n ^ (n >> 16n)) * 0x85ebca6bn);
  return n ^ (n >> 13n);
}
