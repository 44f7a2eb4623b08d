// What a building has on file about fire safety. What it lacks is a suspected major hazard (M7), and is reported in the same step.
import { useState } from 'preact/hooks';
import { fileApprovals } from '../../db/approvals.ts';
import {
  approvalKinds,
  lackingOf,
  type ApprovalKind,
  type Approvals,
  type ApprovalState,
} from '../../domain/fire-approval.ts';
import type { Place } from '../../domain/place.ts';
import { approvalStates } from '../../domain/schema/place.ts';
import { PlaceForm } from '../manage/place-form.tsx';
import styles from '../manage/places.module.css';
import { useActing } from '../use-acting.ts';
import { Choices, TextField } from '../ui/field.tsx';
import { useDb, useLanguage } from '../use-screen.ts';
import { approvalWords } from '../words/approvals.ts';

type Filled = Record<ApprovalKind, { state: ApprovalState | null; number: string }>;

const empty: Filled = {
  review: { state: null, number: '' },
  acceptance: { state: null, number: '' },
  // Few schools have a hotel.
  opening: { state: 'exempt', number: '' },
};

/** Null until each is said. */
function whole(filled: Filled): Approvals | null {
  const said = approvalKinds.map((kind) => {
    const { state, number } = filled[kind];
    return state && ([kind, { state, number: state === 'have' ? number.trim() : '' }] as const);
  });
  return said.every((one) => one !== null) ? (Object.fromEntries(said) as Approvals) : null;
}

export function ApprovalsForm({ place, onDone }: { place: Place; onDone: () => void }) {
  const db = useDb();
  const words = approvalWords[useLanguage()];
  const keeping = useActing(onDone);
  const [filled, setFilled] = useState<Filled>(place.approvals ?? empty);
  const [tried, setTried] = useState(false);
  const approvals = whole(filled);
  const lacking = approvals ? lackingOf(approvals) : [];
  const named = lacking.map((kind) => words.called[kind]).join(words.and);
  const lacksNumber = (kind: ApprovalKind): boolean => filled[kind].state === 'have' && !filled[kind].number.trim();
  const say = (kind: ApprovalKind, part: Partial<Filled[ApprovalKind]>) =>
    setFilled((before) => ({ ...before, [kind]: { ...before[kind], ...part } }));
  const save = () => {
    setTried(true);
    if (!approvals || approvalKinds.some(lacksNumber)) return;
    keeping.run(async () => {
      await fileApprovals(db, place.id, approvals, words.report(named));
    });
  };
  return (
    <PlaceForm
      {...keeping}
      failed={keeping.failed ?? (tried && !approvals ? words.lacks : null)}
      go={lacking.length > 0 ? words.saveAndReport : words.save}
      onGo={save}
    >
      <p class={styles.preview}>{words.hint}</p>
      {approvalKinds.map((kind) => (
        <div key={kind}>
          <Choices
            label={words.kinds[kind]}
            options={approvalStates.map((value) => ({ value, text: words.states[value] }))}
            chosen={filled[kind].state ? [filled[kind].state] : []}
            onChoose={([state]) => say(kind, { state: state ?? null })}
          />
          {filled[kind].state === 'have' && (
            <TextField
              label={words.number}
              maxLength={60}
              autocomplete="off"
              value={filled[kind].number}
              error={tried && lacksNumber(kind) ? words.numberLacks : undefined}
              onInput={(event) => say(kind, { number: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      {lacking.length > 0 && (
        <p class={styles.warns} role="status">
          {words.warns(named)}
        </p>
      )}
    </PlaceForm>
  );
}
