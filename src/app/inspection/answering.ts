// How one act of the person changes the answers of a draft. Nothing typed or photographed goes away with another answer.
import type { Answer, NaReason } from '../../domain/answer.ts';
import type { Item } from '../../domain/template.ts';

export type Answers = readonly Answer[];
export type Value = NonNullable<Answer['value']>;
type Change = (before: Answer) => Answer;

const unanswered = (itemId: string, at: number): Answer => ({ itemId, value: null, via: 'tap', at, photos: [] });

/** An answer that says nothing at all is no answer. */
const saysSomething = (answer: Answer): boolean =>
  answer.value !== null || answer.na !== undefined || answer.photos.length > 0 || !!answer.note;

/** One answer changed, in its place; new ones go to the end. */
export function changed(answers: Answers, itemId: string, at: number, change: Change): Answer[] {
  const before = answers.find((answer) => answer.itemId === itemId);
  const after = change(before ?? unanswered(itemId, at));
  if (!saysSomething(after)) return answers.filter((answer) => answer.itemId !== itemId);
  return before ? answers.map((answer) => (answer === before ? after : answer)) : [...answers, after];
}

/** A value chosen or typed by hand; null takes it back. What only an abnormal answer has goes when it is not one any more. */
export const withValue =
  (value: Value | null, at: number, abnormal: boolean): Change =>
  ({ na: _na, reasons, fixedOnSpot, after, suspectedMajor, meets, interim, ...before }) => ({
    ...before,
    value,
    via: 'tap',
    at,
    ...(abnormal && reasons && { reasons }),
    ...(abnormal && fixedOnSpot && { fixedOnSpot }),
    ...(abnormal && after && { after }),
    ...(abnormal && suspectedMajor && { suspectedMajor }),
    ...(abnormal && meets !== undefined && { meets }),
    ...(abnormal && interim && { interim }),
  });

export const notApplicable =
  (reason: NaReason, note: string, at: number): Change =>
  ({
    reasons: _reasons,
    fixedOnSpot: _fixed,
    after: _after,
    suspectedMajor: _major,
    meets: _meets,
    interim: _interim,
    ...before
  }) => ({
    ...before,
    value: null,
    na: { reason, ...(note && { note }) },
    via: 'tap',
    at,
  });

export const withNote =
  (text: string): Change =>
  ({ note: _note, ...before }) =>
    text ? { ...before, note: text } : before;

export function withReason(index: number, on: boolean): Change {
  return ({ reasons = [], ...before }) => {
    const others = reasons.filter((other) => other !== index);
    const chosen = on ? [...others, index].sort((a, b) => a - b) : others;
    return chosen.length > 0 ? { ...before, reasons: chosen } : before;
  };
}

export const withFixedOnSpot =
  (on: boolean): Change =>
  ({ fixedOnSpot: _fixed, after, ...before }) =>
    on ? { ...before, fixedOnSpot: true, ...(after && { after }) } : before;

/** Which of its photos shows how it is now. */
export const withAfter =
  (sha256: string): Change =>
  (before) => ({ ...before, after: sha256 });

/** What was done at once against a major hazard is not said of what is none, unless it is asked all the same (`owes`). */
export const withSuspectedMajor =
  (on: boolean, owes = false): Change =>
  ({ suspectedMajor: _major, interim, ...before }) => ({
    ...before,
    ...(on && { suspectedMajor: true }),
    ...((on || owes) && interim && { interim }),
  });

/** Whether it is what its item asks for a major hazard. */
export const withMeets =
  (meets: boolean, owes = false): Change =>
  ({ interim, ...before }) => ({ ...before, meets, ...((meets || owes) && interim && { interim }) });

/** What was done at once against the danger; null: nothing yet. */
export const withInterim =
  (interim: Answer['interim'] | null): Change =>
  ({ interim: _interim, ...before }) =>
    interim ? { ...before, interim } : before;

/** 其余正常: each of these items says pass, and says that it was filled together with others. */
export function inBulk(answers: Answers, items: readonly Item[], at: number): Answer[] {
  return items.reduce<Answer[]>(
    (all, item) => changed(all, item.id, at, (before) => ({ ...before, value: 'pass', via: 'bulk', at })),
    [...answers],
  );
}

/** Takes the bulk answers of these items back, where they are still what bulk made of them. */
export function withoutBulk(answers: Answers, itemIds: readonly string[], at: number): Answer[] {
  return itemIds.reduce<Answer[]>(
    (all, itemId) => {
      const isBulk = all.some((answer) => answer.itemId === itemId && answer.via === 'bulk');
      if (!isBulk) return all;
      return changed(all, itemId, at, (before) => ({ ...before, value: null, via: 'tap' }));
    },
    [...answers],
  );
}

/** The answer as it was drawn, where photos are all that has changed. */
export function butForPhotos(answer: Answer | undefined, drawn: Answer | undefined): Answer | undefined {
  if (!answer || !drawn || answer === drawn) return answer;
  const names = new Set([...Object.keys(answer), ...Object.keys(drawn)]) as Set<keyof Answer>;
  return [...names].every((name) => name === 'photos' || answer[name] === drawn[name]) ? drawn : answer;
}

/** The new answers, each the very object it was where nothing changed, so that its row need not be drawn again. */
export function sameAnswers(before: Answers, after: Answers): Answer[] {
  const known = new Map(before.map((answer) => [answer.itemId, answer]));
  return after.map((answer) => {
    const old = known.get(answer.itemId);
    const isSame = old && old.value === answer.value && old.photos.join() === answer.photos.join();
    return isSame ? old : answer;
  });
}
