// What a checklist must be before it is published, and what a new version of it must keep.
import { otherKinds } from './asset.ts';
import type { Read } from './documents.ts';
import { isLaxer, leastOf, type FirstOf } from './figures-of-law.ts';
import { checkLogic } from './logic-rules.ts';
import { maxPhotosPerItem } from './photo.ts';
import { Refusal, type ProblemCode } from './refusal.ts';
import { headingsOf, saysLessOfSample } from './sample-law.ts';
import { templateId, type Item, type Template } from './template.ts';
import type { Bilingual } from './text.ts';

export type ItemFault = { itemId: string; code: ProblemCode };

/**
 * What is wrong with the items, each fault once and in their order. `firstOf`: version 1 of this checklist and of those that
 * items were copied from; a figure it takes from a rule (its flag is not P) may be made stricter and never laxer, such as
 * 125 g, 48 h and 0-8 ℃ of a sample.
 */
export function faultsOf(template: Template, firstOf: FirstOf): ItemFault[] {
  const [least, headingOf] = [leastOf(template, firstOf), headingsOf(template)];
  const isUnderLaw = (item: Item): boolean =>
    saysLessOfSample(item, headingOf(item)) || least(item).some((one) => isLaxer(item, one));
  const faults = template.items.flatMap((item): ItemFault[] => {
    // What is taken out of use asks nothing any more, whatever it asked before a rule was known.
    const code = faultOf(item) ?? (!template.retired && isUnderLaw(item) ? 'laxer-than-law' : null);
    return code ? [{ itemId: item.id, code }] : [];
  });
  const unsound = logicFault(template);
  return unsound && !faults.some(({ itemId }) => itemId === unsound.itemId) ? [...faults, unsound] : faults;
}

/**
 * Refuses a checklist with the code of its first fault (`options-missing`, `columns-missing`, `too-many-photos`,
 * `limits-crossed`, `laxer-than-law`, `condition-unknown`, `item-twice`; `detail.itemId`).
 */
export function checkItems(template: Template, firstOf: FirstOf): void {
  const [fault] = faultsOf(template, firstOf);
  if (fault) throw new Refusal(fault.code, { itemId: fault.itemId });
}

/**
 * Refuses like `checkItems`, and `template-unknown` for a version whose predecessor is not there: versions are published
 * one after another. `library`: what the product itself has under a code, for one that the school never had.
 */
export function checkTemplate(template: Template, read: Read, library: FirstOf): void {
  const { code, version } = template;
  if (version > 1 && !read('template', templateId({ code, version: version - 1 })))
    throw new Refusal('template-unknown', { code, version: version - 1 });
  checkItems(template, (of) => read('template', templateId({ code: of, version: 1 })) ?? library(of));
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
  if (item.columns?.some(isNameless)) return 'columns-missing';
  if ((item.leastPhotos ?? 1) > maxPhotosPerItem) return 'too-many-photos';
  if (item.columns?.some((column) => column.type === 'CH' && !areOptions(column.options))) return 'options-missing';
  const limited = [item, ...(item.columns ?? [])];
  if (limited.some(({ limit }) => limit && crossed(limit)) || (item.range && crossed(item.range)))
    return 'limits-crossed';
  return null;
}

const isNameless = ({ zh, en }: Bilingual): boolean => zh.trim() === '' || en.trim() === '';

/** At least two, each with a name, and no two that read the same: the answer is kept as the option's words. */
const areOptions = (options: Item['options'] = []): boolean =>
  options.length >= 2 && !options.some(isNameless) && new Set(options.map(({ zh }) => zh)).size === options.length;

const crossed = ({ min = -Infinity, max = Infinity }: { min?: number | undefined; max?: number | undefined }) =>
  min > max;

/** The oldest schema of `template-published` that says all of this: older servers read what they know. */
export const schemaOf = ({ edition, perAsset, noPeople, items }: Template): 2 | 3 | 4 | 5 | 7 => {
  if (noPeople || isByName(perAsset) || items.some((item) => item.perAsset !== undefined || isOfSeventh(item)))
    return 7;
  if (items.some(({ copyOf }) => copyOf !== undefined)) return 5;
  if (edition !== undefined || items.some(isOfFourth)) return 4;
  return (perAsset ?? items.some(({ made, once }) => made ?? once)) ? 3 : 2;
};

/** Apps knew four categories first, and whatever else stands somewhere as `other`. */
const isByName = (kind: Template['perAsset']): boolean => otherKinds.some((named) => named === kind);

const isOfSeventh = ({ majorIf, options = [], columns = [] }: Item): boolean =>
  majorIf !== undefined || [options, ...columns.map((one) => one.options ?? [])].flat().some(({ major }) => major);

const isOfFourth = ({ register, everyMonths, showIfAny, requiredIfAny }: Item): boolean =>
  (register ?? everyMonths ?? showIfAny ?? requiredIfAny) !== undefined;
