// What a step said besides its name, in a line or two: to whom, until when, how, and why.
import type { HazardStep } from '../../domain/hazard-handling.ts';
import type { Words } from './use-words.ts';

type Grades = Readonly<Record<string, string>>;

/** Without its note, which is said in the person's own words. */
export function stepFacts({ said, whom }: HazardStep, words: Words, grades: Grades): string[] {
  const facts = whom ? [words.page.whom(whom)] : [];
  switch (said.do) {
    case 'assign':
      return [...facts, grades[said.grade] ?? '', said.measure].filter(Boolean);
    case 'reject':
      return [words.rejects[said.reason]];
    case 'plan':
      return [words.page.until(said.plan.to), said.plan.measure].filter(Boolean);
    case 'interim':
      return [words.interims[said.how]];
    case 'extend':
      return [words.page.until(said.to), said.interim];
    case 'close':
      return [said.opinion].filter(Boolean);
    case 'look-back':
      return [words.findings[said.found]];
    case 'escalate':
      return [said.unit, said.letter, said.interim].filter(Boolean);
    case 'come-back':
      return [said.receipt];
    case 'judge':
      return [grades[said.grade] ?? '', said.basis];
    case 'rate':
      return [words.page.rating(said.stars)];
    default:
      return facts;
  }
}

export const noteOf = ({ said }: HazardStep): string => ('note' in said ? said.note : '');
