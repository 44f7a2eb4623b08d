// Who answers for a case, by when, and what was decided about it; only what is known.
import type { ComponentChildren } from 'preact';
import type { CaseHere } from '../../db/cases.ts';
import { caseNumber } from '../../domain/case-number.ts';
import { filedOf, handlingOf, interimOf, isSupervised } from '../../domain/hazard-handling.ts';
import { pointsInWords } from '../../domain/major-points.ts';
import { isManager } from '../../domain/person.ts';
import { nearDayAndClock } from '../format.ts';
import { sourceText } from '../source-text.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import { filedText, outsideText, reportFacts } from './step-words.ts';
import { useCaseWords } from './use-words.ts';

type FactsProps = { here: CaseHere };

export function CaseFacts({ here: { hazard, person, around } }: FactsProps) {
  const words = useCaseWords();
  const { common, inspection } = useWords();
  const language = useLanguage();
  const { page } = words;
  const handling = handlingOf(hazard);
  const [interim, filed] = [interimOf(hazard), filedOf(hazard)];
  const { plan, judged, outside, closed, rating, mergedInto, supervised, urged, reportedUp } = handling;
  const responsible = [handling.deptName, handling.person?.name].filter(Boolean).join(' · ');
  const facts: [string, ComponentChildren][] = [
    [page.number, around && caseNumber(hazard, around.timeZone)],
    [
      page.reportedBy,
      [hazard.from === 'device' && words.sources.device, hazard.reportedByName].filter(Boolean).join(' · ') ||
        words.sources.public,
    ],
    [page.responsible, responsible || page.nobodyYet],
    [words.firm, handling.rectified?.firm],
    [page.checker, handling.checker?.name],
    [page.leader, handling.leader],
    [page.measure, handling.measure],
    [page.due, hazard.dueAt === null ? common.due[hazard.due] : nearDayAndClock(hazard.dueAt, language)],
    [
      page.interim,
      interim &&
        [
          [words.interims[interim.how], interim.note].filter(Boolean).join(language === 'zh' ? '：' : ': '),
          interim.by.name,
        ]
          .filter(Boolean)
          .join(' · '),
    ],
    [page.plan, plan && `${plan.measure} · ${plan.to} · ${plan.approved ? page.planApproved : page.planWaits}`],
    [
      page.basis,
      pointsInWords(judged?.basis ?? hazard.majorRefs.join('；'), words.majorPoints) ||
        sourceText(hazard.law ?? '', inspection.laws),
    ],
    [
      words.supervised,
      isSupervised(hazard) &&
        supervised &&
        [supervised.leader, page.until(supervised.until), supervised.note].filter(Boolean).join(' · '),
    ],
    [words.did['report-up'], reportedUp && reportFacts(reportedUp, words).join(' · ')],
    [words.did.urge, urged && `${nearDayAndClock(urged.at, language)} · ${urged.note}`],
    [words.filed, filed && filedText(filed)],
    [page.outside, outside && outsideText(outside)],
    [page.opinion, closed?.opinion],
    [words.steps.rate, rating && [page.rating(rating.stars), rating.note].filter(Boolean).join(' · ')],
    [page.merged, mergedInto && <a href={`/hazards/${encodeURIComponent(mergedInto)}`}>{page.open}</a>],
    [page.repeat, hazard.repeatOf && <a href={`/hazards/${encodeURIComponent(hazard.repeatOf)}`}>{page.open}</a>],
    [page.source, sourceOf(hazard, person) && <a href={sourceOf(hazard, person) ?? ''}>{page.open}</a>],
  ];
  return (
    <section>
      <h2 class={styles.head}>{page.facts}</h2>
      <dl class={styles.facts}>
        {facts.map(
          ([name, fact]) =>
            fact && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{fact}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** Where it was found, for whoever may read that record. */
function sourceOf({ from, inspectionId, reportedBy }: CaseHere['hazard'], person: CaseHere['person']): string | null {
  if (from === 'kitchen') return '/kitchen/register';
  if (from) return null;
  if (isManager(person)) return `/school-record/${inspectionId}`;
  return reportedBy === person.id ? `/record/${inspectionId}` : null;
}
