// Steps that need a word at most: confirming, refusing, granting, opening again.
import { useState } from 'preact/hooks';
import type { StepSaid } from '../../db/cases.ts';
import type { HazardDo } from '../../domain/hazard-handling.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { ComponentChildren } from 'preact';
import { LongTextField } from '../ui/field.tsx';
import { PlanShown, WantedShown } from './shown.tsx';
import { StepForm, type StepSheetProps } from './step-form.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

type WordDo = Extract<
  HazardDo,
  | 'confirm'
  | 'send-back'
  | 'refuse-hand-on'
  | 'approve-plan'
  | 'return-plan'
  | 'grant-extension'
  | 'refuse-extension'
  | 'reopen'
>;
const because: ReadonlySet<WordDo> = new Set([
  'send-back',
  'refuse-hand-on',
  'return-plan',
  'refuse-extension',
  'reopen',
]);

type WordSheetProps = StepSheetProps & { doing: WordDo; hint?: string | undefined; children?: ComponentChildren };

function WordSheet({ doing, hint, children, ...rest }: WordSheetProps) {
  const { steps } = useCaseWords();
  const { say } = useDeskWords();
  const [note, setNote] = useState('');
  const isMissing = because.has(doing) && note.trim() === '';
  return (
    <StepForm
      {...rest}
      title={steps[doing]}
      hint={hint}
      save={steps[doing]}
      look={because.has(doing) ? 'danger' : 'primary'}
      said={isMissing ? null : ({ do: doing, note: note.trim() } as StepSaid)}
    >
      {(tried) => (
        <>
          {children}
          <NoteField
            label={because.has(doing) ? say.why : say.noteMaybe}
            value={note}
            error={tried && isMissing ? say.needNote : undefined}
            onType={setNote}
          />
        </>
      )}
    </StepForm>
  );
}

type NoteProps = {
  label: string;
  hint?: string;
  value: string;
  error?: string | undefined;
  onType: (text: string) => void;
};

export const NoteField = ({ label, hint, value, error, onType }: NoteProps) => (
  <LongTextField
    label={label}
    hint={hint}
    maxLength={400}
    value={value}
    error={error}
    onInput={(event) => onType(event.currentTarget.value)}
  />
);

export const ConfirmSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="confirm" hint={useDeskWords().say.confirmHint} />
);
export const SendBackSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="send-back" hint={useDeskWords().say.sendBackHint} />
);
export const RefuseHandOnSheet = (props: StepSheetProps) => <WordSheet {...props} doing="refuse-hand-on" />;
export const ReopenSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="reopen" hint={useDeskWords().say.reopenHint} />
);

export function ApprovePlanSheet(props: StepSheetProps) {
  const { say } = useDeskWords();
  const { plan } = handlingOf(props.hazard);
  return (
    <WordSheet {...props} doing="approve-plan" hint={plan ? say.approveHint(plan.to) : undefined}>
      <PlanShown hazard={props.hazard} />
    </WordSheet>
  );
}

export const ReturnPlanSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="return-plan">
    <PlanShown hazard={props.hazard} />
  </WordSheet>
);

export const GrantExtensionSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="grant-extension">
    <WantedShown hazard={props.hazard} />
  </WordSheet>
);

export const RefuseExtensionSheet = (props: StepSheetProps) => (
  <WordSheet {...props} doing="refuse-extension">
    <WantedShown hazard={props.hazard} />
  </WordSheet>
);
