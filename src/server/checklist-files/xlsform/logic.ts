// The few expressions of an XLSForm that the logic of a checklist can say. Everything else is null, and told.
import type { Condition } from '../../../domain/template.ts';

/** A question that may be asked about: its item, and what its values are called in the form and in the checklist. */
export type Question = {
  id: string;
  type: 'PF' | 'CH' | 'NUM' | 'other';
  isInteger: boolean;
  values: ReadonlyMap<string, string>;
};

const reference = /^\$\{\s*([\w.-]+)\s*\}$/;
const mostConditions = 8;

/** Conditions that all must hold, and others of which one has to (none: nothing is asked of it). */
export type Relevant = { all: Condition[]; any: Condition[] };

/**
 * `a and b`, `a or b`, and `a and (b or c)`; null for what cannot be said. An `and` binds closer than an `or`, so `a or b and c`
 * is none of these.
 */
export function readRelevant(text: string, questions: ReadonlyMap<string, Question>): Relevant | null {
  const relevant: Relevant = { all: [], any: [] };
  const isOneOf = split(text, 'or').length > 1;
  for (const term of isOneOf ? [text] : split(text, 'and')) {
    const alike = oneOfSeveral(split(term, 'or'), questions);
    if (alike) relevant.all.push(alike);
    else {
      const one = split(term, 'or').map((each) => conditionOf(each, questions));
      if (one.length < 2 || relevant.any.length > 0 || one.some((each) => each === null)) return null;
      relevant.any.push(...one.filter((each) => each !== null));
    }
  }
  return Math.max(relevant.all.length, relevant.any.length) <= mostConditions ? relevant : null;
}

/** Bounds of a number from `. >= a and . <= b`; whole numbers may be above or below as well. */
export function readConstraint(text: string, isInteger: boolean): { min?: number; max?: number } | null {
  const bounds: { min?: number; max?: number } = {};
  for (const term of split(text, 'and')) {
    const [, sign = '', number] = /^\.\s*(>=|<=|>|<|=)\s*(-?\d+(?:\.\d+)?)$/.exec(term) ?? [];
    const bound = number === undefined ? null : boundOf(sign, Number(number), isInteger);
    if (!bound) return null;
    if (bound.min !== undefined) bounds.min = Math.max(bound.min, bounds.min ?? -Infinity);
    if (bound.max !== undefined) bounds.max = Math.min(bound.max, bounds.max ?? Infinity);
  }
  return bounds;
}

function boundOf(sign: string, n: number, isInteger: boolean): { min?: number; max?: number } | null {
  if (sign === '=') return { min: n, max: n };
  if (sign === '>=') return { min: n };
  if (sign === '<=') return { max: n };
  if (!isInteger || !Number.isInteger(n)) return null;
  return sign === '>' ? { min: n + 1 } : { max: n - 1 };
}

/** `a or b` can be said when both are about the same choice. */
function oneOfSeveral(terms: readonly string[], questions: ReadonlyMap<string, Question>): Condition | null {
  const [first, ...others] = terms.map((term) => conditionOf(term, questions));
  if (!first) return null;
  const values = [...(first.oneOf ?? [])];
  for (const other of others) {
    if (!other?.oneOf || !first.oneOf || other.item !== first.item) return null;
    values.push(...other.oneOf);
  }
  return others.length === 0 ? first : { item: first.item, oneOf: [...new Set(values)] };
}

function conditionOf(term: string, questions: ReadonlyMap<string, Question>): Condition | null {
  const [, chosen, named] = /^selected\s*\(\s*(\$\{[^}]*\})\s*,\s*(['"].*['"])\s*\)$/.exec(term) ?? [];
  const [, left = chosen ?? '', sign = '=', right = named ?? ''] =
    /^(\$\{[^}]*\})\s*(>=|<=|!=|=|>|<)\s*(.+)$/.exec(term) ?? [];
  const question = questions.get(reference.exec(left)?.[1] ?? '');
  if (!question) return null;
  const { id: item, type, isInteger } = question;
  const value = /^(['"])(.*)\1$/.exec(right)?.[2] ?? right;
  if (value === '' && sign === '!=') return { item, is: 'answered' };
  if (type === 'NUM') {
    const bound = /^-?\d+(\.\d+)?$/.test(value) ? boundOf(sign, Number(value), isInteger) : null;
    return bound && { item, ...bound };
  }
  return sign === '=' || sign === '!=' ? chosenOf(question, sign, value) : null;
}

function chosenOf({ id: item, type, values }: Question, sign: '=' | '!=', value: string): Condition | null {
  const meant = values.get(value);
  if (meant === undefined) return null;
  if (type === 'PF') return { item, is: (meant === 'pass') === (sign === '=') ? 'normal' : 'abnormal' };
  const others = [...values.values()].filter((one) => one !== meant);
  if (sign === '=') return { item, oneOf: [meant] };
  return others.length > 0 ? { item, oneOf: others } : null;
}

/** The terms between a word that stands outside of quotes and brackets; brackets around a whole term fall away. */
function split(text: string, word: 'and' | 'or'): string[] {
  const terms: string[] = [''];
  let [depth, quote] = [0, ''];
  for (const piece of text.match(/'|"|\(|\)|\s+(?:and|or)\s+|[^'"()\s]+|\s+/gi) ?? []) {
    if (quote !== '') quote = piece === quote ? '' : quote;
    else if (piece === "'" || piece === '"') quote = piece;
    else if (piece === '(') depth += 1;
    else if (piece === ')') depth -= 1;
    else if (depth === 0 && piece.trim().toLowerCase() === word && piece !== piece.trim()) {
      terms.push('');
      continue;
    }
    terms.push((terms.pop() ?? '') + piece);
  }
  return terms.map((term) => withoutBrackets(term.trim()));
}

function withoutBrackets(term: string): string {
  if (!term.startsWith('(') || !term.endsWith(')')) return term;
  let [depth, quote] = [0, ''];
  for (let at = 0; at < term.length; at++) {
    const mark = term.charAt(at);
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === "'" || mark === '"') quote = mark;
    else if (mark === '(') depth += 1;
    else if (mark === ')') depth -= 1;
    // The first bracket ends before the term does: `(a) or (b)`.
    if (depth === 0 && at < term.length - 1) return term;
  }
  return withoutBrackets(term.slice(1, -1).trim());
}
