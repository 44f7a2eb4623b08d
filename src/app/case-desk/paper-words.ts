// What the papers of a case say about it, as text.
import { titleIn } from '../../domain/hazard-title.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { categoryOf, foundOf } from '../../domain/hazard.ts';
import { shownState } from '../../domain/hazard-times.ts';
import { handlingOf, toldAs, interimOf, isSupervised, lastStep, photosOf } from '../../domain/hazard-handling.ts';
import { basisOf } from '../../domain/law-names.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import type { Language } from '../state.ts';
import type { CaseDeskWords } from '../words/desk-cases.ts';
import type { CaseWords } from '../words/cases.ts';

export type PaperWords = {
  cases: CaseWords;
  desk: CaseDeskWords;
  grades: Readonly<Record<string, string>>;
  language: Language;
};

export const howFound = ({ from }: Pick<Hazard, 'from'>, { desk }: PaperWords): string =>
  desk.notice.hows[from ?? 'inspection'];

/** The lines of 整改通知书, each with its name (`domain.md` 8.1). */
export function noticeLines(hazard: Hazard, words: PaperWords): [string, string][] {
  const { cases, desk, grades, language } = words;
  const { notice } = desk;
  const { measure, deptName, person, leader, plan, checker, supervised } = handlingOf(hazard);
  const interim = interimOf(hazard);
  const basis = basisOf(hazard);
  const guards = [
    interim && [cases.interims[interim.how], interim.note].filter(Boolean).join('：'),
    plan?.contingency,
  ].filter(Boolean);
  const fund = plan && desk.say.plan.fundOf(desk.say.plan.yuan(plan.yuan), cases.funds[plan.source], plan.inPlace);
  return [
    [notice.what, [titleIn(language, hazard), hazard.note].filter(Boolean).join('。')],
    [notice.place, hazard.placeName],
    [notice.category, cases.categories[categoryOf(hazard)]],
    [notice.grade, grades[hazard.grade] ?? ''],
    [notice.basis, basis || notice.none],
    [notice.measure, [measure, plan?.measure].filter(Boolean).join('；') || notice.none],
    [notice.dept, deptName || notice.none],
    [notice.person, person?.name ?? notice.none],
    [notice.leader, (isSupervised(hazard) && supervised?.leader) || leader || plan?.leader || notice.none],
    [notice.fund, fund ?? notice.none],
    [notice.due, hazard.dueAt === null ? notice.byPlan : nearDayAndClock(hazard.dueAt, language)],
    [notice.interim, guards.join('；') || notice.none],
    [notice.checker, checker?.name ?? cases.offices.safety_office],
  ];
}

/** When it was seen; where the school heard of it later, or the phone's clock was not checked, that as well. */
export function foundWords(hazard: Hazard, { desk, language }: PaperWords): string {
  const { at, sure } = foundOf(hazard);
  const seen = `${nearDayAndClock(at, language)}${sure ? '' : desk.file.notSure}`;
  return hazard.found ? `${seen} · ${desk.file.received(nearDayAndClock(hazard.reportedAt, language))}` : seen;
}

/** What 整改通知书 has, and how the case went on. */
export function fileLines(hazard: Hazard, words: PaperWords): [string, string][] {
  const { cases, desk, language } = words;
  const { file, notice } = desk;
  const { rectified, checked, closed, lookBacks } = handlingOf(hazard);
  const at = (ms: number): string => nearDayAndClock(ms, language);
  const looked = lookBacks.map(({ dueAt, done }) =>
    done
      ? file.lookBackDone(dayKey(done.at), cases.findings[done.found], done.by.name)
      : file.lookBackDue(dayKey(dueAt)),
  );
  return [
    [file.found, foundWords(hazard, words)],
    [file.how, howFound(hazard, words)],
    [file.by, hazard.reportedByName || cases.sources.public],
    ...noticeLines(hazard, words),
    [file.state, cases.states[shownState(hazard, Date.now())]],
    [file.rectified, rectified ? `${at(rectified.at)} ${rectified.by.name}` : notice.none],
    [file.said, rectified?.note || notice.none],
    ...(rectified?.firm ? [[cases.firm, rectified.firm] satisfies [string, string]] : []),
    [file.checked, checked ? `${checked.by.name} ${at(checked.at)}` : notice.none],
    [file.passed, checked ? [cases.did.pass, checked.note].filter(Boolean).join('：') : notice.none],
    [file.signed, signedBy(hazard) || notice.none],
    [file.closed, closed ? `${closed.by.name} ${at(closed.at)}` : notice.none],
    [file.opinion, closed?.opinion || notice.none],
    [file.lookBack, looked.join('；') || notice.none],
  ];
}

/** 复查人签字: who signed the re-check that counts. */
function signedBy(hazard: Hazard): string {
  const said = handlingOf(hazard).checked && lastStep(hazard, 'pass')?.said;
  return (said && 'signature' in said && said.signature?.name) || '';
}

/** Every photo of the case with what it shows, each once: the report, what was seen since, and the steps in their order. */
export function filePhotos(hazard: Hazard, words: PaperWords): { sha256: string; word: string }[] {
  const { cases, desk, language } = words;
  const { file } = desk;
  const { steps, rectified, checked } = handlingOf(hazard);
  const seen = (hazard.sightings ?? []).map((one) => ({
    at: one.at,
    photos: one.photos,
    word: `${one.byName} ${file.seen[one.seen]} ${dayKey(one.at)}`,
  }));
  const done = steps.map(({ at, name, said, photos }) => ({
    at,
    photos,
    word: [name, cases.did[toldAs(said)], nearDayAndClock(at, language)].filter(Boolean).join(' '),
  }));
  const before = photosOf(hazard).before;
  const told = [
    { photos: before, word: file.before },
    { photos: hazard.photos.filter((one) => !before.includes(one)), word: file.after },
    ...[...seen, ...done].sort((a, b) => a.at - b.at),
    // Where the step itself is not among those that are known.
    { photos: rectified?.photos ?? [], word: file.after },
    { photos: checked?.photos ?? [], word: file.check },
  ];
  const shown = new Set<string>();
  return told.flatMap(({ photos, word }) =>
    photos
      .filter((sha256) => !shown.has(sha256) && shown.add(sha256))
      .map((sha256, n, all) => ({ sha256, word: all.length > 1 ? `${word} ${n + 1}` : word })),
  );
}
