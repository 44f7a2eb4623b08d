// What is noticed about the whole inspection: how much, how fast, how much of it with one tap. Said, never held against anybody.
import { Check, Info } from 'lucide';
import type { Draft } from '../../db/device-db.ts';
import { openHazards } from '../../db/hazards.ts';
import { judge } from '../../domain/answer.ts';
import { answersById, tally } from '../../domain/inspection.ts';
import { leastMs } from '../../domain/second-look.ts';
import { askedAnswers, askedItems, awaitedItems } from '../../domain/logic.ts';
import { isSameHazard, saidIn, type Finding } from '../../domain/sighting.ts';
import { score } from '../../domain/score.ts';
import type { Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { screen, type Words } from '../state.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { Beyond } from './beyond.tsx';
import { itemHref } from './item-href.ts';
import { ScoreLine } from '../score-line.tsx';
import styles from './check.module.css';

type NoticesProps = { draft: Draft; template: Template; on: string };

export function CheckNotices({ draft, template, on }: NoticesProps) {
  const { inspection, common, voice, shell } = useWords();
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
  const spoken = draft.voices?.length ?? 0;
  const hasPhotos = draft.photos.length > 0;
  const db = useDb();
  const open = useLive(() => openHazards(db, draft.placeId, draft.id), [db, draft.id]) ?? [];
  const unseen = open.filter((hazard) => !saidIn(hazard, { inspectionId: draft.id, by: db.personId })).length;
  const denied = asked.filter((item) => {
    const said = open.some((hazard) => isSameHazard(hazard, findingAt(draft, item.id, db.personId)));
    return said && judge(item, given.get(item.id), on) === 'normal';
  });
  return (
    <section class={styles.notices}>
      <p class={styles.counts}>
        <Icon of={Check} />
        <span>
          {check.counts(counts.normal, counts.notApplicable)}
          {hasPhotos && `　${common.photos(draft.photos.length)}`}
          {spoken > 0 && `　${voice.count(spoken)}`}
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
      {unseen > 0 && (
        <p>
          <Icon of={Info} size={20} />
          <a href={`/inspection/${draft.id}`}>{check.unseen(unseen)}</a>
        </p>
      )}
      <Beyond />
      {denied.map((item) => (
        <p key={item.id}>
          <Icon of={Info} size={20} />
          <a href={itemHref(draft.id, item.id)}>{check.denied(template.items.indexOf(item) + 1)}</a>
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
      {screen.getState().update && (
        <p>
          <Icon of={Info} size={20} />
          {shell.updateAfter}
        </p>
      )}
    </section>
  );
}

const findingAt = ({ id, placeId }: Draft, itemId: string, by: string): Finding => ({
  itemId,
  placeId,
  inspectionId: id,
  by,
});

function span(ms: number, { seconds, minutes }: Words['inspection']['check']): string {
  const whole = Math.round(ms / 1000);
  return whole < 120 ? seconds(whole) : minutes(Math.round(whole / 60));
}
