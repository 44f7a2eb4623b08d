// On what a hazard rests, as official papers name it: the laws that checklists name by short codes (`domain.md` 3), and the points of the guide to what is major.
import type { Hazard } from './hazard.ts';
import { lawTitles } from './law-titles.ts';

const guide = lawTitles.ZDPD;

/** Those in force whose wording was seen; drafts, practice and what other provinces ask for are the reason of no paper (`domain.md` 1.1). */
const names: Readonly<Record<string, string>> = {
  ...lawTitles,
  G40248: 'GB/T 40248-2021',
  G25201: 'GB 25201-2010',
  G50140: 'GB 50140-2005',
  G55036: 'GB 55036-2022',
  G29315: 'GB/T 29315-2022',
};

const clausesOf = (guideText: string): string => guideText.replaceAll(/第3条\(一\)(\d+)/g, '第3条(一)第$1项');

/** The laws and clauses of a checklist's source; empty where it names none that a paper may. A clause that was not seen is left out. */
export function lawWords(source: string): string {
  const parts = source.split(/[；;]/).flatMap((part) => {
    const [, code = '', rest = ''] = /^\s*([A-Z]+\d*)\s*(.*)$/.exec(part) ?? [];
    const name = names[code];
    if (!name || rest.includes('待核')) return [];
    return [name + (/^(第|\d)/.test(rest) ? clausesOf(rest).trim() : '')];
  });
  return [...new Set(parts)].join('；');
}

/** M6 is a number of this product: outside it is the sixth item of the guide. */
export const withoutNumbers = (basis: string): string =>
  basis.replaceAll(/\bM(10|[1-9])\b/g, (_point, n: string) => `${guide}第3条(一)第${n}项`);

/** 判定依据: what people judged it by; until then the clauses of its item and the points of the guide that it meets. Empty where nothing is known. */
export function basisOf({ law = '', majorRefs, handling }: Pick<Hazard, 'law' | 'majorRefs' | 'handling'>): string {
  const judged = handling?.judged;
  if (judged) return [withoutNumbers(judged.basis), judged.note].filter(Boolean).join('；');
  const parts = [lawWords(law), ...majorRefs.map(withoutNumbers)].filter(Boolean);
  // The item names the point itself, where it is one of the guide.
  return parts.filter((part, n) => n === 0 || !parts[0]?.includes(part)).join('；');
}
