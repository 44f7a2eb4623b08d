// When an item is asked, said in words that name the earlier items by their number.
import type { Condition, Item } from '../../domain/template.ts';
import type { Language } from '../state.ts';
import type { ChecklistWords } from '../words/checklists.ts';

/** `items`: those of the checklist, in order. Empty for an item that is always asked. */
export function conditionsText(
  { showIf = [], showIfAny = [] }: Pick<Item, 'showIf' | 'showIfAny'>,
  items: readonly Item[],
  words: ChecklistWords,
  language: Language,
): string {
  const said = (conditions: readonly Condition[]) =>
    conditions.map((condition) => saidOf(condition, items, words, language));
  if (showIf.length + showIfAny.length === 0) return '';
  return words.askedIf(
    said(showIf).flat(),
    said(showIfAny).map((parts) => words.atOnce(parts)),
  );
}

function saidOf(condition: Condition, items: readonly Item[], words: ChecklistWords, language: Language): string[] {
  const at = items.findIndex(({ id }) => id === condition.item);
  const name = at < 0 ? words.goneItem : words.itemNumber(at + 1);
  const { is, oneOf, min, max } = condition;
  const options = oneOf?.map((zh) => items[at]?.options?.find((option) => option.zh === zh)?.[language] ?? zh);
  const hasMore = options !== undefined || min !== undefined || max !== undefined;
  return [
    // Whoever chose an option or wrote a number has answered.
    is && !(is === 'answered' && hasMore) ? words.isAnswered[is](name) : '',
    options ? words.isOneOf(name, options) : '',
    min !== undefined || max !== undefined ? words.isWithin(name, min, max) : '',
  ].filter(Boolean);
}
