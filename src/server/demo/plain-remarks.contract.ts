// What stands out about the rounds and records of the demo school, said a second time from what came in: for tests that count it again.
import { judge } from '../../domain/answer.ts';
import { asWalked } from '../../domain/asset-walk.ts';
import { dayOf, inspectionDay } from '../../domain/inspection.ts';
import { doneMs } from '../../domain/moment.ts';
import type { Place } from '../../domain/place.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import { cameOf, plainGaps } from './plain-rounds.contract.ts';
import { caseSuspicions } from './plain-case-photos.contract.ts';
import { isMuchQuicker, suspicionsOfRecord, suspicionsOfRound } from './plain-suspicions.contract.ts';
import type { Came, Demo } from './watch-demo.contract.ts';

const zone = 'Asia/Shanghai';
type Row = Rounds['rows'][number];

/** The kinds that stand out, by round or record, of all that a phone can be held against what it sent. */
export const plainKinds = [
  'fast-round',
  'gap',
  'unproved',
  'typed',
  'micro',
  'order',
  'all-normal',
  'fast',
  'late',
  'same-photo',
  'like-photo',
  'far',
  'clock',
  'spot',
  'location',
  'quick',
];

/** Of these rounds, and of the records and cases of the days `from` to `to`. */
export function plainRemarks(
  demo: Demo,
  rows: readonly Row[],
  places: ReadonlyMap<string, Place>,
  [from, to]: [string, string],
): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  const say = (id: string, kind: string) => kinds.set(id, (kinds.get(id) ?? new Set()).add(kind));
  for (const id of plainGaps(demo.came, rows).keys()) say(id, 'gap');
  for (const row of rows)
    for (const kind of [...ofRound(demo.came, row), ...suspicionsOfRound(demo.came, row, places)]) say(row.id, kind);
  for (const one of standing(demo.came)) {
    const day = inspectionDay(one.entry.body, zone);
    const kindsOf = () => [...ofRecord(demo, one), ...suspicionsOfRecord(demo, one.entry, one.at)];
    if (from <= day && day <= to) for (const kind of kindsOf()) say(one.entry.subject, kind);
  }
  for (const { id, day, kind } of caseSuspicions(demo.came, zone)) if (from <= day && day <= to) say(id, kind);
  return kinds;
}

const visitsOf = (came: readonly Came[], id: string) =>
  cameOf(came, 'point-visited')
    .filter(({ entry }) => entry.subject === id)
    .map(({ entry: { body }, at }) => ({ placeId: body.placeId, how: body.how, when: doneMs(body.at, at) }));

function ofRound(came: readonly Came[], { id, planId, routeId, points }: Row): string[] {
  const plan = cameOf(came, 'plan-kept').findLast(({ entry }) => entry.subject === planId)!.entry.body;
  const route = cameOf(came, 'route-kept').findLast(({ entry }) => entry.subject === routeId)!.entry.body;
  const visits = visitsOf(came, id);
  const seen = points.flatMap(({ placeId }) => {
    const those = visits.filter((one) => one.placeId === placeId);
    return those.length > 0 ? [{ those, first: Math.min(...those.map(({ when }) => when)) }] : [];
  });
  const times = seen.map(({ first }) => first);
  const isScanned = plan.proof === 'scan';
  const bad = seen.filter(({ those }) => isScanned && those.every(({ how }) => how === 'tap'));
  const typed = seen.filter(({ those }) => isScanned && those.every(({ how }) => how === 'typed'));
  const starts = cameOf(came, 'round-started').filter(({ entry }) => entry.subject === id);
  const begun = Math.min(...starts.map(({ entry, at }) => doneMs(entry.at, at)), ...times);
  const took = Math.round((Math.max(...times) - begun) / 1000);
  const isTurned = times.some((at, i) => times.slice(0, i).some((before) => before > at));
  return [
    ...(times.length > 1 && took < times.length * 15 ? ['fast-round'] : []),
    ...(bad.length > 0 ? ['unproved'] : []),
    ...(typed.length > 0 ? ['typed'] : []),
    ...(route.order === 'fixed' && isTurned ? ['order'] : []),
  ];
}

/** The last submission of each, without what was taken back. */
function standing(came: readonly Came[]) {
  const last = new Map(cameOf(came, 'inspection-submitted').map((one) => [one.entry.subject, one]));
  for (const { entry } of cameOf(came, 'inspection-withdrawn')) last.delete(entry.subject);
  return [...last.values()];
}

function ofRecord(demo: Demo, { entry }: ReturnType<typeof standing>[number]): string[] {
  const { body } = entry;
  const [from, to] = [body.startedAt, body.finishedAt].map((at) => at.ms + (at.serverOffsetMs ?? 0)) as [
    number,
    number,
  ];
  const { items } = asWalked(demo.templates.get(body.template.code)!, body.assets);
  const given = new Map(body.answers.map((one) => [one.itemId, one]));
  const isFast = body.activeMs < items.length * 3000;
  const isAllNormal = items.every((item) => {
    const judged = judge(item, given.get(item.id), inspectionDay(body, zone));
    return judged !== 'abnormal' && judged !== 'not-applicable';
  });
  const before = new Set(
    demo.came.flatMap((one) => (one.at < entry.at.ms && one.entry.subject !== entry.subject ? one.entry.photos : [])),
  );
  return [
    ...(!isFast && isMuchQuicker(demo, entry) ? ['quick'] : []),
    ...(isFast ? [isAllNormal ? 'all-normal' : 'fast'] : []),
    ...(to - from > 4 * 3_600_000 && dayOf(from, zone) !== dayOf(to, zone) ? ['late'] : []),
    ...(body.photos.some(({ sha256 }) => before.has(sha256)) ? ['same-photo'] : []),
  ];
}
