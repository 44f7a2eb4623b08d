// What may be done with a report besides giving it to somebody: not taking it up, or putting it with another one.
import { listedState } from '../../domain/listed-state.ts';
import { useState } from 'preact/hooks';
import type { StepSaid } from '../../db/cases.ts';
import { allOpenHazards } from '../../db/hazards.ts';
import type { HazardRows } from '../../domain/hazard-reports.ts';
import { rejectReasons, repairKinds } from '../../domain/hazard-words.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { caseOf } from '../cases/online-row.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import { nearDayAndClock } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { Choices } from '../ui/field.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './case-desk.module.css';
import { RowsSchema } from './load-case.ts';
import { mergeChoices } from './merge-choices.ts';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

export function RejectSheet({ here, onClose }: StepSheetProps) {
  const { rejects } = useCaseWords();
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'reject');
  const reason = rejectReasons.find((one) => one === hand.text('reason'));
  const said = (note: string): StepSaid | string => {
    if (!reason) return say.rejectReason;
    // 其他 says nothing by itself.
    return reason === 'other' && note === '' ? say.needNote : { do: 'reject', reason, note };
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="reject" hint={say.rejectHint}>
      <Choices
        label={say.rejectReason}
        options={rejectReasons.map((value) => ({ value, text: rejects[value] }))}
        chosen={reason ? [reason] : []}
        onChoose={([chosen]) => hand.say({ reason: chosen })}
      />
    </StepFrame>
  );
}

export function AsRepairSheet({ here, onClose }: StepSheetProps) {
  const { repairs } = useCaseWords();
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'as-repair');
  const kind = repairKinds.find((one) => one === hand.text('kind'));
  const said = (note: string): StepSaid | string => (kind ? { do: 'as-repair', kind, note } : say.repairKind);
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="as-repair" hint={say.repairHint}>
      <Choices
        label={say.repairKind}
        options={repairKinds.map((value) => ({ value, text: repairs[value] }))}
        chosen={kind ? [kind] : []}
        onChoose={([chosen]) => hand.say({ kind: chosen })}
      />
    </StepFrame>
  );
}

export function AsHazardSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'as-hazard');
  const said = (note: string): StepSaid => ({ do: 'as-hazard', note });
  return <StepFrame {...{ here, onClose, hand, said }} step="as-hazard" hint={say.hazardHint} />;
}

const mostShown = 30;

export function MergeSheet({ here, onClose }: StepSheetProps) {
  const db = useDb();
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'merge');
  const [text, setText] = useState('');
  const open = useLive(() => allOpenHazards(db), [db]);
  const into = hand.text('into');
  // What lies at its place and not on this phone (RULES C8).
  const { body } = useReport<HazardRows>(`/api/hazards?list=open&place=${here.hazard.placeId}`, RowsSchema);
  const far = (body?.rows ?? []).filter(({ id }) => !open?.some((one) => one.id === id)).map(caseOf);
  const { here: near, others } = mergeChoices([...(open ?? []), ...(open ? far : [])], here.hazard, text);
  const said = (note: string): StepSaid | string => (into === '' ? say.needMerge : { do: 'merge', into, note });
  const choose = (id: string) => hand.say({ into: id });
  return (
    <StepFrame {...{ here, onClose, hand, said }} beside={far} step="merge" hint={say.mergeHint}>
      <SearchField label={say.find} value={text} onType={setText} />
      {!open && <Skeleton look="rows" n={3} />}
      {open && near.length + others.length === 0 && <p role="status">{say.mergeNone}</p>}
      <Those title={say.mergeFirst} hazards={near} chosen={into} onChoose={choose} />
      <Those title={say.mergeOthers} hazards={others.slice(0, mostShown)} chosen={into} onChoose={choose} />
    </StepFrame>
  );
}

type ThoseProps = { title: string; hazards: readonly Hazard[]; chosen: string; onChoose: (id: string) => void };

function Those({ title, hazards, chosen, onChoose }: ThoseProps) {
  const language = useLanguage();
  const { states } = useCaseWords();
  if (hazards.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 class={styles.groupHead}>{title}</h3>
      <ul class={styles.people}>
        {hazards.map((one) => (
          <li key={one.id}>
            <button type="button" aria-pressed={one.id === chosen} onClick={() => onChoose(one.id)}>
              <b>{one.text[language]}</b>
              <span>
                {one.placeName} · {states[listedState(one)]} · {nearDayAndClock(one.reportedAt, language)}
              </span>
              <GradeBadge grade={one.grade} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
