// What is noticed about the whole inspection: how much, how fast, how much of it with one tap. Said, never held against anybody.
import { Check, Info } from 'lucide';
import type { Draft } from '../../db/device-db.ts';
import { judge } from '../../domain/answer.ts';
import { answersById, leastMs, tally } from '../../domain/inspection.ts';
import { askedAnswers, askedItems, awaitedItems } from '../../domain/logic.ts';
import { score } from '../../domain/score.ts';
import type { Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import type { Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { ScoreLine } from '../score-line.tsx';
import styles from './check.module.css';

type NoticesProps = { draft: Draft; template: Template; on: string };

export function CheckNotices({ draft, template, on }: NoticesProps) {
  const { inspection, common } = useWords();
  const { check } = inspection;
  const language = useLanguage();
  const counts = tally(template, draft.answers, on);
  const least = leastMs(counts);
  const isQuick = draft.activeMs < least;
  const took = span(draft.activeMs, check);
  const given = answersById(draft.answers);
  const asked = askedItems(template, given, on);
  const left = asked.filter((item) => item.optional && judge(item, given.get(item.id), on) === 'open').length;
  const behind = draft.answers.length - askedAnswers(template, draft.answers, on).length;
  const scored = score(template, draft.answers, on);
  const hasPhotos = draft.photos.length > 0;
  return (
    <section class={styles.notices}>
      <p class={styles.counts}>
        <Icon of={Check} />
        <span>
          {check.counts(counts.normal, counts.notApplicable)}
          {hasPhotos && `　${common.photos(draft.photos.length)}`}
        </span>
      </p>
      {scored && <ScoreLine score={scored} passMark={template.passMark} />}
      {behind > 0 && (
        <p>
          <Icon of={Info} size={20} />
          {check.behind(behind)}
        </p>
      )}
      {awaitedItems(template, given, on).map((item) => (
        <p key={item.id}>
          <Icon of={Info} size={20} />
          {check.later(inLanguage(item.text, language))}
        </p>
      ))}
      {left > 0 && (
        <p>
          <Icon of={Info} size={20} />
          {check.open(left)}
        </p>
      )}
      {counts.bulk > 0 && (
        <p>
          <Icon of={Info} size={20} />
          {check.bulk(counts.bulk)}
        </p>
      )}
      <p class={isQuick ? styles.quick : ''}>
        <Icon of={Info} size={20} />
        {isQuick ? check.quick(took, span(least, check)) : check.took(took)}
      </p>
    </section>
  );
}

function span(ms: number, { seconds, minutes }: Words['inspection']['check']): string {
  const whole = Math.round(ms / 1000);
  return whole < 120 ? seconds(whole) : minutes(Math.round(whole / 60));
}
