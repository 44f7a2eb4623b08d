// A template that was read from a file, checked whole: every fault at the place it came from.
import * as v from 'valibot';
import type { BadRowCode } from '../../domain/checklist-file.ts';
import { logicFaults } from '../../domain/logic-rules.ts';
import * as schema from '../../domain/schema/template.ts';
import { faultsOf } from '../../domain/template-rules.ts';
import type { Template } from '../../domain/template.ts';
import { ofLibrary } from '../library/library.ts';
import type { FileReport } from './file-report.ts';
import { typeFaults } from './type-faults.ts';

/** The template, or null when the report names what is wrong with it. */
export function checkTemplate(candidate: unknown, report: FileReport): Template | null {
  const read = v.safeParse(schema.Template, candidate);
  for (const issue of read.issues ?? []) report.fail(report.placeOf(v.getDotPath(issue) ?? ''), codeOf(issue));
  const logic = v.safeParse(Logic, candidate);
  if (logic.success) reportLogic(logic.output.items, report);
  const isBad = (path: string): boolean => report.isBad(report.placeOf(path));
  for (const { path, code } of typeFaults(candidate, isBad)) report.fail(report.placeOf(path), code);
  if (!read.success || report.bad.length > 0) return null;
  noteLaxer(read.output, report);
  return read.output;
}

/** Can be put right in the editor, which does not know the rules of a checklist that the school never had. */
function noteLaxer(template: Template, report: FileReport): void {
  const laxer = faultsOf(template, ofLibrary).filter(({ code }) => code === 'laxer-than-law');
  for (const { itemId } of laxer) {
    const n = template.items.findIndex(({ id }) => id === itemId);
    report.note(report.placeOf(`items.${n}.id`), 'laxer-than-law');
  }
}

/** As much of a template as its logic is: faults there are named whatever else is wrong. */
const Conditions = v.optional(v.array(v.looseObject({ item: v.fallback(v.string(), '') })));
const Logic = v.object({
  items: v.array(
    v.object({
      id: v.fallback(v.string(), ''),
      showIf: Conditions,
      showIfAny: Conditions,
      requiredIf: Conditions,
      requiredIfAny: Conditions,
    }),
  ),
});

function reportLogic(items: Parameters<typeof logicFaults>[0], report: FileReport): void {
  for (const fault of logicFaults(items)) {
    const item = `items.${fault.item}`;
    if (fault.code === 'item-twice') report.fail(report.placeOf(`${item}.id`), fault.code);
    else report.fail(report.placeOf(`${item}.${fault.use}.${fault.condition}.item`), fault.code);
  }
}

/** What our own schemas call it. */
const named = new Set<BadRowCode>(['too-long', 'bad-text', 'empty', 'bad-item-id', 'bad-template-code']);

const byType: { readonly [type: string]: BadRowCode } = {
  picklist: 'word-unknown',
  number: 'not-a-number',
  min_value: 'out-of-range',
  max_value: 'out-of-range',
  safe_integer: 'out-of-range',
  min_length: 'too-few',
  max_length: 'too-many',
};

function codeOf(issue: v.BaseIssue<unknown>): BadRowCode {
  if (named.has(issue.message as BadRowCode)) return issue.message as BadRowCode;
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown-field';
  if (issue.received === 'undefined') return 'empty';
  return byType[issue.type] ?? 'bad-shape';
}
