// What a ledger reads of one inspection: as a whole, thing by thing, item by item, or row by row of a table in it.
import { listedState } from '../listed-state.ts';
import { judge, type Answer, type Judgement } from '../answer.ts';
import { itemOf, placeOfItem } from '../asset-item.ts';
import type { WalkedAsset } from '../asset.ts';
import type { InspectionRecord } from '../documents.ts';
import type { Hazard } from '../hazard.ts';
import { stateNames } from '../hazard-ledger-words.ts';
import { answersById } from '../inspection.ts';
import { correctedMs } from '../moment.ts';
import { coveredText, isRestricted } from '../restricted.ts';
import type { Round } from '../round.ts';
import { cellValue } from '../table.ts';
import { itemsById, type Column as TableColumn, type Item, type Template } from '../template.ts';
import { clockOf, joined, timeOf, whereOf, type LedgerAround, type LedgerCell } from './form.ts';

/**
 * `template`: as it was walked. `hazards`: what was found in it, as they stand now. `round`: the round it was done on, where one fits. `book`: all
 * records of its checklists that stand, whoever reads, the oldest first; where a ledger is a running book.
 */
export type Inspected = {
  record: InspectionRecord;
  template: Template;
  hazards: readonly Hazard[];
  round: NumberedRound | null;
  book?: readonly Inspected[];
};
/** `number`: 1 for the first of its plan on its day. */
export type NumberedRound = { round: Round; number: number };

export type InspectionLine = Inspected & {
  id: string;
  of: string;
  around: LedgerAround;
  answers: ReadonlyMap<string, Answer>;
  items: ReadonlyMap<string, Item>;
  /** The thing the line is about, and its place in the walk. */
  asset?: { place: number; walked: WalkedAsset };
  item?: Item;
  row?: { columns: readonly TableColumn[]; cells: readonly string[] };
};
type Lines = (source: Inspected, around: LedgerAround) => InspectionLine[];

/** An inspection as one line. */
export const inspected = (source: Inspected, around: LedgerAround): InspectionLine => whole(source, around);

function whole(source: Inspected, around: LedgerAround): InspectionLine {
  const { record, template } = source;
  return {
    ...source,
    id: record.id,
    of: record.id,
    around,
    answers: answersById(record.inspection.answers),
    items: itemsById(template),
  };
}

export const once: Lines = (source, around) => [whole(source, around)];

/** One line for each thing that was walked past. */
export const perAsset: Lines = (source, around) => {
  const line = whole(source, around);
  return (source.record.inspection.assets ?? []).map((walked, n): InspectionLine =>
    Object.assign({}, line, { id: `${line.id}.${n + 1}`, asset: { place: n + 1, walked } }),
  );
};

/** One line for each item that was answered and is one of `wanted` (of the template, not of a thing); signatures are no lines. */
export const perItem =
  (wanted: (base: string) => boolean = () => true): Lines =>
  (source, around) => {
    const line = whole(source, around);
    return source.template.items.flatMap((item): InspectionLine[] => {
      const { base, place } = placeOfItem(item.id);
      const isAnswered = judgementOf(line, item.id) !== 'open';
      if (item.type === 'SIGN' || !isAnswered || !wanted(base)) return [];
      const walked = place === null ? undefined : source.record.inspection.assets?.[place - 1];
      const asset = walked && place !== null ? { asset: { place, walked } } : {};
      return [{ ...line, ...asset, id: `${line.id}.${item.id}`, item }];
    });
  };

/** One line for each row of a table, where `stands` says so of it. */
export const perRow =
  (itemId: string, stands: (line: InspectionLine) => boolean = () => true): Lines =>
  (source, around) => {
    const line = whole(source, around);
    return rowsOf(line, itemId)
      .map((row, n): InspectionLine => Object.assign({}, line, { id: `${line.id}.${itemId}.${n + 1}`, row }))
      .filter(stands);
  };

export function rowsOf(line: InspectionLine, itemId: string): NonNullable<InspectionLine['row']>[] {
  const value = line.answers.get(itemId)?.value;
  const columns = line.items.get(itemId)?.columns ?? [];
  return Array.isArray(value) ? value.map((cells) => ({ columns, cells })) : [];
}

/** The item of the template, or of the thing the line is about. */
const idIn = ({ asset, items }: InspectionLine, base: string): string => {
  const own = asset ? itemOf(base, asset.place) : base;
  return items.has(own) ? own : base;
};
const answerTo = (line: InspectionLine, id: string): Answer | undefined => line.answers.get(idIn(line, id));

function judgementOf(line: InspectionLine, id: string): Judgement {
  const item = line.items.get(idIn(line, id));
  return item ? judge(item, answerTo(line, id), line.record.day) : 'open';
}

/** What was answered, in the words of the paper; null where nothing was. */
export function said(line: InspectionLine, id: string): LedgerCell {
  const item = line.items.get(idIn(line, id));
  const value = answerTo(line, id)?.value ?? null;
  if (!item || value === null || answerTo(line, id)?.na) return null;
  if (typeof value === 'string' && value.trim() && item.type === 'TXT' && isCovered(line, item)) return coveredText;
  if (Array.isArray(value)) return rowsOf(line, id).map(rowText).join('\n');
  if (typeof value === 'object') return value.name;
  if (item.type === 'PHOTO') return '已拍照';
  return item.type === 'PF' ? (value === 'fail' ? '不合格' : '合格') : value;
}

/** The same with its unit, for a sentence; empty where nothing was answered. */
export const saidOf = (line: InspectionLine, id: string): string => saidInWords(line, id);

function saidInWords(line: InspectionLine, id: string): string {
  const value = said(line, id);
  const item = line.items.get(idIn(line, id));
  const unit = (item?.limit?.unit ?? item?.range?.unit)?.zh ?? '';
  return value === null ? '' : typeof value === 'number' ? `${value} ${unit}`.trim() : value.replaceAll('\n', '；');
}

const rowText = ({ columns, cells }: NonNullable<InspectionLine['row']>): string =>
  joined(
    columns.map((column, n) => cells[n]?.trim() && `${column.zh} ${cellText(column, cells[n])}`),
    '，',
  );

const cellText = (column: TableColumn, cell: string | undefined): LedgerCell => {
  const value = cellValue(column, cell);
  return column.type === 'PF' && value !== null ? (value === 'fail' ? '不合格' : '合格') : value;
};

/** The cell of the line's row under the first of these heads that the table has. */
export function cellIn({ row }: InspectionLine, ...heads: string[]): LedgerCell {
  const at = row?.columns.findIndex(({ zh }) => heads.includes(zh)) ?? -1;
  const column = row?.columns[at];
  return column ? cellText(column, row?.cells[at]) : null;
}

/** May what was written here say who a student is, to somebody who is not shown that? */
const isCovered = ({ around }: InspectionLine, item: Item | undefined): boolean =>
  !around.shows && item !== undefined && isRestricted(item.id, item.copyOf);

/** Why an answer is abnormal, as it was said. */
function whyOf(line: InspectionLine, id: string): string {
  const answer = answerTo(line, id);
  const isHidden = answer?.note?.trim() && isCovered(line, line.items.get(idIn(line, id)));
  const note = isHidden ? coveredText : (answer?.note ?? '');
  const reasons = (answer?.reasons ?? []).map((n) => line.template.reasons[n]?.zh ?? '');
  return joined([reasons.filter((reason) => !note.includes(reason)).join('、'), note], '，');
}

/** What an item asks, without what stands in brackets behind it. */
const asksOf = (line: InspectionLine, id: string): string =>
  (line.items.get(idIn(line, id))?.text.zh ?? '').replace(/（[^（）]*）$/, '');
const typeOf = (line: InspectionLine, id: string): Item['type'] | undefined => line.items.get(idIn(line, id))?.type;

/** One thing that is wrong, by itself: what is not so, or what was measured, and why. Items say how it should be. */
function faultOf(line: InspectionLine, id: string): string {
  const what =
    typeOf(line, id) === 'PF' ? `不符合“${asksOf(line, id)}”` : joined([asksOf(line, id), saidInWords(line, id)], ' ');
  return joined([what, whyOf(line, id)], '：');
}

/**
 * What several items come to under one head: `good` when all that was asked is normal, `bad` with what is wrong when something is not,
 * 不适用, or nothing where nothing was asked.
 */
export function verdict(line: InspectionLine, ids: readonly string[], good: string, bad: string): string {
  const asked = ids.filter((id) => judgementOf(line, id) !== 'open');
  const off = asked.filter((id) => judgementOf(line, id) === 'abnormal');
  const [only] = ids;
  if (off.length > 0 && only !== undefined && ids.length === 1) {
    const value = typeOf(line, only) === 'PF' ? '' : saidInWords(line, only);
    return joined([bad, joined([value, whyOf(line, only)], '，')], '：');
  }
  if (off.length > 0) return joined([bad, off.map((id) => faultOf(line, id)).join('；')], '：');
  if (!asked.some((id) => judgementOf(line, id) === 'normal')) return asked.length > 0 ? '不适用' : '';
  const values = asked.flatMap((id) => {
    const value = typeOf(line, id) === 'PF' ? '' : saidInWords(line, id);
    const isNamed = ids.length > 1 && typeOf(line, id) !== 'CH';
    return value ? [isNamed ? `${asksOf(line, id)} ${value}` : value] : [];
  });
  return values.length > 0 ? `${good}（${values.join('；')}）` : good;
}

/** The ids of what is abnormal, in the order of the checklist; of the line's own thing or item where it is about one. */
export function faultsOf(line: InspectionLine): string[] {
  const { asset, item, template, answers, record } = line;
  return template.items
    .filter((one) => (item ? one.id === item.id : !asset || placeOfItem(one.id).place === asset.place))
    .filter((one) => judge(one, answers.get(one.id), record.day) === 'abnormal')
    .map(({ id }) => id);
}

/** What was wrong, one after the other; of the line's own item only why, where somebody said it. */
export const found = (line: InspectionLine): string => {
  // The ids are whole already: F5-02.3 and not the item of the template.
  const { asset: _asset, ...plain } = line;
  return faultsOf(line)
    .map((id) => (line.item && whyOf(plain, id)) || faultOf(plain, id))
    .join('；');
};

/** 当场改正／已报告, and how what was reported stands now. */
export const handled = (line: InspectionLine): string =>
  faultsOf(line)
    .map((id) => {
      if (line.answers.get(id)?.fixedOnSpot) return '当场改正';
      const hazard = hazardOf(line, id);
      return hazard ? `已报告（${stateNames[listedState(hazard)]}）` : '已报告';
    })
    .filter((words, n, all) => all.indexOf(words) === n)
    .join('；');

const hazardOf = ({ hazards }: InspectionLine, id: string): Hazard | undefined =>
  hazards.find(({ itemId }) => itemId === id);

/** The hazards of the line's faults. */
export const hazardsAt = (line: InspectionLine): Hazard[] => faultsOf(line).flatMap((id) => hazardOf(line, id) ?? []);

/** Who signed this item: on the spot, or later on an own phone. */
export const signer = ({ answers, record }: InspectionLine, id: string): string => {
  const value = answers.get(id)?.value;
  const own = value !== null && typeof value === 'object' && !Array.isArray(value) ? [value.name || record.byName] : [];
  const later = (record.signatures ?? []).filter(({ itemId }) => itemId === id).map(({ byName }) => byName);
  return [...own, ...later].join('、');
};

export const dayOfLine = ({ record }: InspectionLine): string => record.day;
export const whereOfLine = ({ record, around }: InspectionLine): string =>
  whereOf(record.inspection.placeId, record.placeName, around);
export const startedAt = ({ record }: InspectionLine): number => correctedMs(record.inspection.startedAt);
export const finishedAt = ({ record }: InspectionLine): number => correctedMs(record.inspection.finishedAt);
/** 起—止 */
export const spanOf = (line: InspectionLine): string =>
  `${clockOf(startedAt(line), line.around)}—${clockOf(finishedAt(line), line.around)}`;
export const timeOfLine = (line: InspectionLine): string | null => timeOf(finishedAt(line), line.around);
export const by = ({ record }: InspectionLine): string => record.byName;

/** The photos of an answer, of the whole record without an `id`; each by its hash. What may show who a student is stays out of it. */
export const photosAt = (line: InspectionLine, id?: string): readonly string[] => {
  if (id !== undefined) return answerTo(line, id)?.photos ?? [];
  const isShown = (itemId: string): boolean => !isRestricted(itemId, line.items.get(itemId)?.copyOf);
  return line.record.inspection.photos.filter(({ itemId }) => isShown(itemId)).map(({ sha256 }) => sha256);
};

/** How many photos an answer has; null where it has none. */
export const photosOf = (line: InspectionLine, id: string): number | null => answerTo(line, id)?.photos.length || null;

/** What a walk past things came to, one by one. `faults`: what was wrong, empty where nothing was. */
export const walksOf = (source: Inspected, around: LedgerAround): { assetId: string; day: string; faults: string }[] =>
  perAsset(source, around).map((line) => ({
    assetId: line.asset?.walked.id ?? '',
    day: line.record.day,
    faults: found(line),
  }));
