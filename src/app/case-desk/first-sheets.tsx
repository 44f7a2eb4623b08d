// What may be done with a report besides giving it to somebody: not taking it up, or putting it with another one.
import { useState } from 'preact/hooks';
import { allOpenHazards } from '../../db/hazards.ts';
import { rejectReasons } from '../../domain/hazard-words.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { nearDayAndClock } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { Choices } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './case-desk.module.css';
import { mergeChoices } from './merge-choices.ts';
import { StepForm, type StepSheetProps } from './step-form.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

type Reason = (typeof rejectReasons)[number];

export function RejectSheet(props: StepSheetProps) {
  const { steps, rejects } = useCaseWords();
  const { say } = useDeskWords();
  const [reason, setReason] = useState<Reason>('no-hazard');
  const [note, setNote] = useState('');
  // 其他 says nothing by itself.
  const isMissing = reason === 'other' && note.trim() === '';
  return (
    <StepForm
      {...props}
      title={steps.reject}
      hint={say.rejectHint}
      save={steps.reject}
      look="danger"
      said={isMissing ? null : { do: 'reject', reason, note: note.trim() }}
    >
      {(tried) => (
        <>
          <Choices
            label={say.rejectReason}
            options={rejectReasons.map((value) => ({ value, text: rejects[value] }))}
            chosen={[reason]}
            onChoose={([chosen]) => chosen && setReason(chosen)}
          />
          <NoteField
            label={reason === 'other' ? say.why : say.noteMaybe}
            value={note}
            error={tried && isMissing ? say.needNote : undefined}
            onType={setNote}
          />
        </>
      )}
    </StepForm>
  );
}

const mostShown = 30;

export function MergeSheet(props: StepSheetProps) {
  const db = useDb();
  const { steps } = useCaseWords();
  const { say } = useDeskWords();
  const [into, setInto] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [text, setText] = useState('');
  const open = useLive(() => allOpenHazards(db), [db]);
  const { here, others } = mergeChoices(open ?? [], props.hazard, text);
  return (
    <StepForm
      {...props}
      title={steps.merge}
      hint={say.mergeHint}
      save={steps.merge}
      said={into === null ? null : { do: 'merge', into, note: note.trim() }}
    >
      {(tried) => (
        <>
          <SearchField label={say.find} value={text} onType={setText} />
          {!open && <Skeleton look="rows" n={3} />}
          {open && here.length + others.length === 0 && <p role="status">{say.mergeNone}</p>}
          <Those title={say.mergeFirst} hazards={here} chosen={into} onChoose={setInto} />
          <Those title={say.mergeOthers} hazards={others.slice(0, mostShown)} chosen={into} onChoose={setInto} />
          {tried && into === null && (
            <p class={form.failed} role="alert">
              {say.needMerge}
            </p>
          )}
          <NoteField label={say.noteMaybe} value={note} onType={setNote} />
        </>
      )}
    </StepForm>
  );
}

type ThoseProps = { title: string; hazards: readonly Hazard[]; chosen: string | null; onChoose: (id: string) => void };

function Those({ title, hazards, chosen, onChoose }: ThoseProps) {
  const language = useLanguage();
  const { states } = useCaseWords();
  if (hazards.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul class={styles.people}>
        {hazards.map((one) => (
          <li key={one.id}>
            <button type="button" aria-pressed={one.id === chosen} onClick={() => onChoose(one.id)}>
              <b>{one.text[language]}</b>
              <span>
                {one.placeName} · {states[one.state]} · {nearDayAndClock(one.reportedAt, language)}
              </span>
              <GradeBadge grade={one.grade} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
