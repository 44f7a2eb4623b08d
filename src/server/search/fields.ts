// What of a thing is found, field by field. The index is made from these and the hits are marked in them, so that both agree.
import { boxCode } from '../../domain/short-code.ts';
import { caseNumber } from '../../domain/case-number.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { Sample } from '../../domain/kitchen.ts';
import { isRestricted } from '../../domain/restricted.ts';
import type { SearchField } from '../../domain/search.ts';
import type { Item, Template } from '../../domain/template.ts';

export type Field = { is: SearchField; text: string };

const filled = (is: SearchField, texts: readonly (string | undefined)[]): Field[] =>
  texts.flatMap((text) => (text?.trim() ? [{ is, text }] : []));

const baseOf = (itemId: string): string => itemId.replace(/\..*$/, '');

/** What was written in an inspection; of what is restricted (`domain.md` 9) nothing. Without its template nothing can be told apart. */
export function writtenIn({ inspection }: InspectionRecord, template: Template | undefined): Field[] {
  if (!template) return [];
  const items = new Map<string, Item>(template.items.map((item) => [item.id, item]));
  const written = inspection.answers.flatMap(({ itemId, value, note, na }): Field[] => {
    if (note === undefined && na?.note === undefined && (typeof value === 'number' || value === null)) return [];
    const item = items.get(baseOf(itemId));
    if (!item || isRestricted(itemId, item.copyOf)) return [];
    const said = item.type === 'TXT' && typeof value === 'string' ? [value] : [];
    const cells = item.type === 'TABLE' && Array.isArray(value) ? value.map((row) => row.join(' ')) : [];
    return [...filled('answer', [...said, ...cells]), ...filled('note', [note, na?.note])];
  });
  const { late, correction, assets = [] } = inspection;
  return [
    ...written,
    ...filled('note', [late?.reason, correction?.reason]),
    ...filled('answer', [assets.map(({ label }) => label).join(' ')]),
  ];
}

/** What people wrote about a case, besides its title. */
export function writtenOf(hazard: Hazard, timeZone: string): Field[] {
  const number = filled('number', [caseNumber(hazard, timeZone)]);
  if (isRestricted(hazard.itemId)) return number;
  const { steps, measure, closed } = handlingOf(hazard);
  const said = steps.flatMap((step) => saidIn(step.said));
  const seen = (hazard.sightings ?? []).map(({ note }) => note);
  const reasons = hazard.reasons.map(({ zh }) => zh);
  return [
    ...number,
    ...filled('note', [hazard.note, reasons.join('、')]),
    ...filled('said', [...seen, ...said, measure, closed?.opinion]),
  ];
}

const spoken = ['note', 'measure', 'opinion', 'interim', 'receipt', 'letter', 'unit', 'basis'] as const;
const saidIn = (said: object): string[] => {
  const given = said as Partial<Record<(typeof spoken)[number], unknown>>;
  return spoken.flatMap((name) => (typeof given[name] === 'string' ? [given[name]] : []));
};

/** Whom a case names. */
export function peopleOf(hazard: Hazard): { id: string; name: string }[] {
  const { person, checker } = handlingOf(hazard);
  return [
    { id: hazard.reportedBy, name: hazard.reportedByName },
    ...(person ? [person] : []),
    ...(checker ? [checker] : []),
  ];
}

export const writtenOn = (sample: Sample): Field[] => [
  ...filled('number', [boxCode(sample.id)]),
  ...filled('box', [sample.kept?.box]),
  ...filled('note', [sample.missed?.reason]),
];

/** A number or code without its signs, as it is compared. */
export const plainCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
