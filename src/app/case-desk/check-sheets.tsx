// Looking at what was done: the re-check, the closing, and looking back later.
import { useState } from 'preact/hooks';
import type { Shot } from '../../db/sample-photos.ts';
import { findings, type LookBackFinding } from '../../domain/hazard-words.ts';
import { Choices, LongTextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { ShotsField } from './shots-field.tsx';
import { StepForm, type StepSheetProps } from './step-form.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

export const PassSheet = (props: StepSheetProps) => <RecheckSheet {...props} doing="pass" />;
export const FailSheet = (props: StepSheetProps) => <RecheckSheet {...props} doing="fail" />;

function RecheckSheet({ doing, ...rest }: StepSheetProps & { doing: 'pass' | 'fail' }) {
  const { steps } = useCaseWords();
  const { say } = useDeskWords();
  const [note, setNote] = useState('');
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const isFail = doing === 'fail';
  const isMissing = isFail && note.trim() === '';
  return (
    <StepForm
      {...rest}
      title={steps[doing]}
      hint={isFail ? say.failHint : say.passHint}
      save={steps[doing]}
      look={isFail ? 'danger' : 'primary'}
      said={isMissing ? null : { do: doing, note: note.trim() }}
      shots={shots}
    >
      {(tried) => (
        <>
          <NoteField
            label={isFail ? say.why : say.noteMaybe}
            value={note}
            error={tried && isMissing ? say.needNote : undefined}
            onType={setNote}
          />
          <ShotsField label={say.photosMaybe} placeName={rest.hazard.placeName} shots={shots} onChange={setShots} />
        </>
      )}
    </StepForm>
  );
}

export function CloseSheet(props: StepSheetProps) {
  const { steps } = useCaseWords();
  const { say } = useDeskWords();
  const [note, setNote] = useState(say.closeAnswer);
  const [opinion, setOpinion] = useState('');
  const isMajor = props.hazard.grade === 'M';
  const isMissing = isMajor && opinion.trim() === '';
  return (
    <StepForm
      {...props}
      title={steps.close}
      hint={say.closeHint}
      save={steps.close}
      said={isMissing ? null : { do: 'close', opinion: opinion.trim(), note: note.trim() }}
    >
      {(tried) => (
        <>
          {isMajor && (
            <LongTextField
              label={say.opinion}
              hint={say.opinionHint}
              maxLength={200}
              value={opinion}
              error={tried && isMissing ? say.needOpinion : undefined}
              onInput={(event) => setOpinion(event.currentTarget.value)}
            />
          )}
          <NoteField label={say.closeReply} value={note} onType={setNote} />
        </>
      )}
    </StepForm>
  );
}

export function LookBackSheet(props: StepSheetProps) {
  const { steps, findings: words } = useCaseWords();
  const { say } = useDeskWords();
  const [found, setFound] = useState<LookBackFinding | null>(null);
  const [note, setNote] = useState('');
  const [shots, setShots] = useState<readonly Shot[]>([]);
  return (
    <StepForm
      {...props}
      title={steps['look-back']}
      save={steps['look-back']}
      look={found === 'rebound' ? 'danger' : 'primary'}
      said={found && { do: 'look-back', found, note: note.trim() }}
      shots={shots}
    >
      {(tried) => (
        <>
          <Choices
            label={say.finding}
            hint={say.reboundHint}
            options={findings.map((value) => ({ value, text: words[value] }))}
            chosen={found ? [found] : []}
            onChoose={([chosen]) => setFound(chosen ?? null)}
          />
          {tried && !found && (
            <p class={form.failed} role="alert">
              {say.needFinding}
            </p>
          )}
          <NoteField label={say.noteMaybe} value={note} onType={setNote} />
          <ShotsField label={say.photosMaybe} placeName={props.hazard.placeName} shots={shots} onChange={setShots} />
        </>
      )}
    </StepForm>
  );
}
