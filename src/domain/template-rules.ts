// What a checklist must be before it is published, and what a new version of it must keep.
import type { Read } from './documents.ts';
import { checkLogic } from './logic-rules.ts';
import { Refusal, type ProblemCode } from './refusal.ts';
import { templateId, type Column, type Item, type Template } from './template.ts';

export type ItemFault = { itemId: string; code: ProblemCode };

/**
 * What is wrong with the items, each fault once and in their order. `first` is version 1 of the same checklist: a figure it
 * takes from a rule (its flag is not P) may be made stricter and never laxer, such as 125 g, 48 h and 0-8 ℃ of a sample.
 */
export function faultsOf(template: Template, first: Template | undefined): ItemFault[] {
  const ruled = new Map(first?.items.filter(({ flag }) => flag !== 'P').map((item) => [item.id, item]));
  const faults = template.items.flatMap((item): ItemFault[] => {
    const code = faultOf(item) ?? (isLaxer(item, ruled.get(item.id)) ? 'laxer-than-law' : null);
    return code ? [{ itemId: item.id, code }] : [];
  });
  const unsound = logicFault(template);
  return unsound && !faults.some(({ itemId }) => itemId === unsound.itemId) ? [...faults, unsound] : faults;
}

/**
 * Refuses a checklist with the code of its first fault (`options-missing`, `columns-missing`, `limits-crossed`,
 * `laxer-than-law`, `condition-unknown`, `item-twice`; `detail.itemId`), and `template-unknown` for a version whose
 * predecessor is not there: versions are published one after another.
 */
export function checkTemplate(template: Template, read: Read): void {
  const { code, version } = template;
  if (version > 1 && !read('template', templateId({ code, version: version - 1 })))
    throw new Refusal('template-unknown', { code, version: version - 1 });
  const first = version > 1 ? read('template', templateId({ code, version: 1 })) : undefined;
  const [fault] = faultsOf(template, first);
  if (fault) throw new Refusal(fault.code, { itemId: fault.itemId });
}

function logicFault(template: Template): ItemFault | null {
  try {
    checkLogic(template);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { itemId: String(error.detail['itemId']), code: error.code };
    throw error;
  }
}

function faultOf(item: Item): ProblemCode | null {
  if (item.type === 'CH' && !areOptions(item.options)) return 'options-missing';
  if (item.type === 'TABLE' && !item.columns?.length) return 'columns-missing';
  if (item.columns?.some((column) => column.type === 'CH' && !areOptions(column.options))) return 'options-missing';
  const limited = [item, ...(item.columns ?? [])];
  if (limited.some(({ limit }) => limit && crossed(limit)) || (item.range && crossed(item.range)))
    return 'limits-crossed';
  return null;
}

/** At least two, and no two that read the same: the answer is kept as the option's words. */
const areOptions = (options: Item['options'] = []): boolean =>
  options.length >= 2 && new Set(options.map(({ zh }) => zh)).size === options.length;

const crossed = ({ min = -Infinity, max = Infinity }: { min?: number | undefined; max?: number | undefined }) =>
  min > max;

type Ruled = Pick<Item, 'limit' | 'date'>;

/** An item that is gone is not laxer: what a school does not have it need not look at. */
function isLaxer(item: Item, first: Item | undefined): boolean {
  if (!first) return false;
  if (isLaxerFigure(item, first)) return true;
  return (first.columns ?? []).some((column) => {
    const now: Column | undefined = item.columns?.find(({ zh }) => zh === column.zh);
    return now !== undefined && isLaxerFigure(now, column);
  });
}

const isLaxerFigure = ({ limit, date }: Ruled, first: Ruled): boolean =>
  (first.limit?.min !== undefined && (limit?.min ?? -Infinity) < first.limit.min) ||
  (first.limit?.max !== undefined && (limit?.max ?? Infinity) > first.limit.max) ||
  (first.date?.maxAgeDays !== undefined && (date?.maxAgeDays ?? Infinity) > first.date.maxAgeDays) ||
  (first.date?.mustBeAhead === true && date?.mustBeAhead !== true);

/** The oldest schema of `template-published` that says all of this: older servers read what they know. */
export const schemaOf = ({ edition, perAsset, items }: Template): 2 | 3 | 4 => {
  if (edition !== undefined || items.some(isOfFourth)) return 4;
  return (perAsset ?? items.some(({ made, once }) => made ?? once)) ? 3 : 2;
};

const isOfFourth = ({ register, everyMonths, showIfAny, requiredIfAny }: Item): boolean =>
  (register ?? everyMonths ?? showIfAny ?? requiredIfAny) !== undefined;
