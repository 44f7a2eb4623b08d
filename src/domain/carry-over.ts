// A draft that goes over to a newer version of its checklist: what still fits stays an answer, the rest stays readable.
import { checkAnswer, type Answer } from './answer.ts';
import { Refusal } from './refusal.ts';
import { itemsById, mayAnswerInBulk, type Item, type Template } from './template.ts';

/** An answer that is no answer in the new version. `item`: as it was asked. */
export type Left = { item: Item; answer: Answer };
export type CarriedOver = { answers: Answer[]; left: Left[] };

/**
 * The answers as the new version takes them. The same item with a compatible type keeps its answer, with its note and photos;
 * one filled in bulk only where the new version may be filled in bulk. Nothing else is taken over as an answer: `left`.
 */
export function carryOver(before: Template, after: Template, given: readonly Answer[]): CarriedOver {
  const [was, is] = [itemsById(before), itemsById(after)];
  const answers: Answer[] = [];
  const left: Left[] = [];
  for (const answer of given) {
    const old = was.get(answer.itemId);
    const item = is.get(answer.itemId);
    if (!old) continue;
    if (item && stillFits(old, item, answer)) answers.push(sameReasons(answer, before, after));
    else left.push({ item: old, answer });
  }
  return { answers, left };
}

function stillFits(old: Item, item: Item, answer: Answer): boolean {
  if (item.later || old.type !== item.type) return false;
  if (answer.via === 'bulk' && !mayAnswerInBulk(item)) return false;
  if (old.type === 'TABLE' && namesOf(old) !== namesOf(item)) return false;
  try {
    checkAnswer(item, answer);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const namesOf = ({ columns = [] }: Item): string => columns.map(({ zh }) => zh).join('\n');

/** Reasons are places in the template's list, which may be another now; one that is gone from it is written into the note. */
function sameReasons(answer: Answer, before: Template, after: Template): Answer {
  if (!answer.reasons) return answer;
  const { reasons, note, ...rest } = answer;
  const said = reasons.flatMap((index) => before.reasons[index]?.zh ?? []);
  const placeOf = (text: string): number => after.reasons.findIndex(({ zh }) => zh === text);
  const kept = said.map(placeOf).filter((index) => index >= 0);
  const notes = [...said.filter((text) => placeOf(text) < 0), note].filter(Boolean);
  return {
    ...rest,
    ...(kept.length > 0 && { reasons: kept.sort((a, b) => a - b) }),
    ...(notes.length > 0 && { note: notes.join('；') }),
  };
}
