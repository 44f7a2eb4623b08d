// What a step said besides its name, in a line or two: to whom, until when, how, and why.
import type { HazardStep, StepOf } from '../../domain/hazard-handling.ts';
import { pointsInWords } from '../../domain/major-points.ts';
import type { Words } from './use-words.ts';

type Grades = Readonly<Record<string, string>>;

/** Without its note, which is said in the person's own words. */
export function stepFacts({ said, whom, was, extra }: HazardStep, words: Words, grades: Grades): string[] {
  const facts = whom ? [words.page.whom(whom)] : [];
  const more = ((): (string | false | undefined)[] => {
    if (said.do === 'assign') return [grades[said.grade], said.measure];
    if (said.do === 'as-repair') return [words.repairs[said.kind]];
    if (said.do === 'reject') return [words.rejects[said.reason]];
    if (said.do === 'take-back') return [words.rejects['taken-back']];
    if (said.do === 'plan') return [words.page.until(said.plan.to), said.plan.measure];
    if (said.do === 'interim') return [words.interims[said.how]];
    if (said.do === 'extend') return [words.page.until(said.to), said.interim];
    if (said.do === 'grant-extension') return said.filed ? [[words.filed, filedText(said.filed)].join('：')] : [];
    if (said.do === 'close') return [said.opinion];
    if (said.do === 'look-back') return [words.findings[said.found], extra && words.extraLook[extra]];
    if (said.do === 'escalate') return [said.unit, said.letter, said.interim];
    if (said.do === 'come-back') return [said.receipt];
    if (said.do === 'supervise') return [said.leader, words.page.until(said.until)];
    if (said.do === 'report-up') return reportFacts(said, words);
    if (said.do === 'rectify') return [said.arrived && words.page.arrived, ...spentWords(said, words)];
    if (said.do === 'progress') return [said.arrived && said.note !== words.page.arrived && words.page.arrived];
    if (said.do === 'judge')
      return [
        grades[said.grade],
        pointsInWords(said.basis, words.majorPoints),
        said.elements && elementsText(said.elements, words),
        said.watch && words.supervised,
        said.watch?.leader,
        said.watch && words.page.until(said.watch.until),
      ];
    if (said.do === 'raise')
      return [
        said.how && words.interims[said.how],
        pointsInWords((said.majorRefs ?? []).join('；'), words.majorPoints),
      ];
    if (said.do === 'comment') return said.report ? addedFacts(said.report, words) : [];
    if (said.do === 'amend') return amendedFacts(said, was, words);
    if (was) return amendedFacts({}, was, words);
    return said.do === 'rate' ? [words.page.rating(said.stars)] : [];
  })();
  return [...facts, ...more].filter((one): one is string => Boolean(one));
}

/** What would have been reported of it, had it not been known. */
const addedFacts = (
  { authority, fixed, repair, majorRefs }: NonNullable<StepOf<'comment'>['report']>,
  { sources, report, page, repairs }: Words,
) => [
  authority && sources.authority,
  fixed && report.fixed,
  repair && [report.repair, repairs[repair]].join(' '),
  majorRefs && majorRefs.length > 0 && [page.basis, ...majorRefs].join(' '),
];

/** What it says now, and what it said first. */
const amendedFacts = (
  { text, category }: Pick<StepOf<'amend'>, 'text' | 'category'>,
  was: HazardStep['was'],
  { page, categories }: Words,
) => [
  text,
  category && categories[category],
  was && page.was([was.text, categories[was.category], was.placeName].join(' · ')),
];

/** GB 35181: which way it was judged, and what was found of its elements. */
export const elementsText = (
  { way, direct, combined }: NonNullable<StepOf<'judge'>['elements']>,
  { fireWays }: Pick<Words, 'fireWays'>,
): string => [fireWays[way], direct, combined].filter(Boolean).join('；');

/** 用料 and 费用 of a repair, as far as they were said. */
export const spentWords = (
  { used, yuan, firm }: { [K in 'used' | 'yuan' | 'firm']?: StepOf<'rectify'>[K] },
  { page, firm: by }: Words,
): string[] =>
  [firm && `${by}：${firm}`, used && page.used(used), yuan !== undefined && page.yuan(yuan)].filter(
    (one): one is string => Boolean(one),
  );

export const reportFacts = (
  { unit, way, number, day, receipt }: Pick<StepOf<'report-up'>, 'unit' | 'way' | 'number' | 'day' | 'receipt'>,
  words: Pick<Words, 'ways'>,
): string[] => [unit, words.ways[way], number, day, receipt].filter(Boolean);

/** 报备: with whom, when, and the number. */
export const filedText = ({ unit, day, number }: NonNullable<StepOf<'grant-extension'>['filed']>): string =>
  [unit, day, number].join(' · ');

export const outsideText = ({ unit, letter, receipt }: Record<'unit' | 'letter' | 'receipt', string>): string =>
  [unit, letter, receipt].filter(Boolean).join(' · ');

export const noteOf = ({ said }: HazardStep): string => ('note' in said ? said.note : '');
