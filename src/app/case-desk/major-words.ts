// What 重大隐患治理单 says, line by line, each with its name.
import { filedOf, handlingOf } from '../../domain/hazard-handling.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { elementsText, filedText, outsideText, reportFacts } from '../cases/step-words.ts';
import { nearDayAndClock } from '../format.ts';
import { foundWords, noticeLines, type PaperWords } from './paper-words.ts';

export function majorLines(hazard: Hazard, words: PaperWords): [string, string][] {
  const { cases, desk, grades, language } = words;
  const { major, notice } = desk;
  const { judged, plan, supervised, reportedUp, urged, outside } = handlingOf(hazard);
  const filed = filedOf(hazard);
  const at = (ms: number): string => nearDayAndClock(ms, language);
  const said = judged && [grades[judged.grade], judged.by.name, at(judged.at), judged.note].filter(Boolean).join(' ');
  const days = plan && [`${plan.from} – ${plan.to}`, plan.milestones].filter(Boolean).join('；');
  const meanwhile = plan && [plan.contingency, plan.watcher && major.watcher(plan.watcher)].filter(Boolean).join('；');
  const approved = plan?.approved && [plan.approved.by.name, at(plan.approved.at), plan.approved.note].join(' ').trim();
  const watch = supervised && [supervised.leader, major.until(supervised.until)].join(' ');
  return [
    [desk.file.found, foundWords(hazard, words)],
    ...noticeLines(hazard, words),
    [major.judged, said || notice.none],
    [major.elements, (judged?.elements && elementsText(judged.elements, cases)) || notice.none],
    [major.helpers, plan?.helpers || notice.none],
    [major.days, days || notice.none],
    [major.contingency, meanwhile || notice.none],
    [major.approved, approved || notice.none],
    [major.watch, watch || notice.none],
    [major.urged, urged ? `${urged.by.name} ${at(urged.at)} ${urged.note}` : notice.none],
    [major.reported, reportedUp ? reportFacts(reportedUp, cases).join(' · ') : notice.none],
    // Only where it came to that.
    ...(filed ? [[cases.filed, filedText(filed)] satisfies [string, string]] : []),
    ...(outside ? [[cases.did.escalate, outsideText(outside)] satisfies [string, string]] : []),
  ];
}
