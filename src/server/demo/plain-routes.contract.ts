// What was answered at the points of a route, and how far second looks there agree, by what came in alone: for tests that count the demo school again.
import { judge } from '../../domain/answer.ts';
import { asWalked } from '../../domain/asset-walk.ts';
import type { Inspection } from '../../domain/inspection.ts';
import { isDrawn } from '../../domain/recheck.ts';
import type { Item, Template } from '../../domain/template.ts';
import { cameOf } from './plain-rounds.contract.ts';
import type { Demo } from './watch-demo.contract.ts';

const hour = 3_600_000;
const when = ({ ms, serverOffsetMs }: Inspection['startedAt']): number => ms + (serverOffsetMs ?? 0);
/** In Shanghai, yyyy-mm-dd. */
const dayOf = ({ startedAt }: Inspection): string => new Date(when(startedAt) + 8 * hour).toISOString().slice(0, 10);

type Look = { by: string; first: Inspection; last: Inspection };

/** What stands, as it was handed in first and as it reads now, by record. */
export function standing({ came }: Pick<Demo, 'came'>): Map<string, Look> {
  const looks = new Map<string, Look>();
  for (const { entry, by } of cameOf(came, 'inspection-submitted')) {
    const before = looks.get(entry.subject);
    looks.set(entry.subject, { by: by.id, first: before?.first ?? entry.body, last: entry.body });
  }
  for (const { entry } of cameOf(came, 'inspection-withdrawn')) looks.delete(entry.subject);
  return looks;
}

/** Its answers that are normal or abnormal, and those of them given by one tap; `withFaults`: 1 where one is abnormal. `day`: when it was begun. */
export function answersIn(inspection: Inspection, templates: Demo['templates']) {
  const said = saidIn(inspection, templates).filter(({ is }) => is === 'normal' || is === 'abnormal');
  return {
    answers: said.length,
    bulk: said.filter(({ via }) => via === 'bulk').length,
    withFaults: Number(said.some(({ is }) => is === 'abnormal')),
    day: dayOf(inspection),
  };
}

function saidIn(inspection: Inspection, templates: Demo['templates']) {
  const template: Template = templates.get(inspection.template.code)!;
  const items = new Map(asWalked(template, inspection.assets).items.map((item) => [item.id, item]));
  return inspection.answers.map((given) => {
    const item = items.get(given.itemId)!;
    const [base, place] = given.itemId.split('.');
    const of = place === undefined ? '' : (inspection.assets?.[Number(place) - 1]?.id ?? '');
    return { key: `${base} ${of}`, item, via: given.via, is: judge(item, given, dayOf(inspection)) };
  });
}

const canFail = ({ type, limit, options, date, columns }: Partial<Item>): boolean =>
  type === 'PF' ||
  (type === 'NUM' && limit !== undefined) ||
  (type === 'DATE' && date !== undefined) ||
  (type === 'CH' && !!options?.some(({ abnormal }) => abnormal)) ||
  !!columns?.some(canFail);

/** Of records drawn from `from` on (UTC ms), finished there by the first other person within a day: the items both answered, and those found alike. */
export function secondLooks(looks: ReadonlyMap<string, Look>, templates: Demo['templates'], from: number) {
  const said = ({ first }: Look) =>
    new Map(
      saidIn(first, templates).flatMap(({ key, item, is }) => (is !== 'open' && canFail(item) ? [[key, is]] : [])),
    );
  return [...looks].flatMap(([id, one]) => {
    const done = when(one.first.finishedAt);
    if (!isDrawn(id) || done < from) return [];
    const { placeId, template } = one.first;
    const [other] = [...looks.values()]
      .filter(({ by, first }) => by !== one.by && first.placeId === placeId && first.template.code === template.code)
      .filter(({ first }) => when(first.startedAt) >= done && when(first.finishedAt) <= done + 24 * hour)
      .toSorted((a, b) => when(a.first.finishedAt) - when(b.first.finishedAt));
    if (!other) return [];
    const theirs = said(other);
    const both = [...said(one)].filter(([key]) => theirs.has(key));
    const agreed = both.filter(([key, is]) => theirs.get(key) === is).length;
    return [{ at: `${placeId} ${template.code}`, compared: both.length, agreed }];
  });
}
