// What leaves the ordinary way: 重大判定, 移交上级 and what the authority answered.
import { useState } from 'preact/hooks';
import type { Shot } from '../../db/sample-photos.ts';
import { Choices, LongTextField, TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { useWords } from '../use-screen.ts';
import { basisFrom, bases, type Basis } from './basis.ts';
import { ShotsField } from './shots-field.tsx';
import { StepForm, type StepSheetProps } from './step-form.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

const verdicts = ['M', 'L', 'G'] as const;
type Verdict = (typeof verdicts)[number];

export function JudgeSheet(props: StepSheetProps) {
  const { common } = useWords();
  const { steps } = useCaseWords();
  const words = useDeskWords();
  const { say } = words;
  const [grade, setGrade] = useState<Verdict | null>(null);
  const [met, setMet] = useState<Basis[]>(() => bases.filter((one) => props.hazard.majorRefs.includes(one)));
  const [other, setOther] = useState('');
  const [note, setNote] = useState('');
  const basis = basisFrom(met, other, words);
  const isGood = grade !== null && basis !== '' && note.trim() !== '';
  return (
    <StepForm
      {...props}
      title={steps.judge}
      save={steps.judge}
      said={isGood ? { do: 'judge', grade, basis, note: note.trim() } : null}
    >
      {(tried) => (
        <>
          <Choices
            label={say.judgeGrade}
            options={verdicts.map((value) => ({ value, text: common.grades[value] }))}
            chosen={grade ? [grade] : []}
            onChoose={([chosen]) => setGrade(chosen ?? null)}
          />
          <Wrong when={tried && !grade}>{say.needGrade}</Wrong>
          <Choices
            label={say.basis}
            hint={say.basisHint}
            kind="several"
            options={bases.map((value) => ({ value, text: words.basisLine(value, words.basisOf[value]) }))}
            chosen={met}
            onChoose={setMet}
          />
          <LongTextField
            label={say.basisOther}
            maxLength={200}
            rows={2}
            value={other}
            error={tried && basis === '' ? say.needBasis : undefined}
            onInput={(event) => setOther(event.currentTarget.value)}
          />
          <NoteField
            label={say.judgeWhy}
            hint={say.judgeWhyHint}
            value={note}
            error={tried && note.trim() === '' ? say.needNote : undefined}
            onType={setNote}
          />
        </>
      )}
    </StepForm>
  );
}

const Wrong = ({ when, children }: { when: boolean; children: string }) =>
  when ? (
    <p class={form.failed} role="alert">
      {children}
    </p>
  ) : null;

export function EscalateSheet(props: StepSheetProps) {
  const { steps } = useCaseWords();
  const { say } = useDeskWords();
  const [typed, setTyped] = useState({ unit: '', letter: '', interim: '', note: '' });
  const put = (over: Partial<typeof typed>) => setTyped({ ...typed, ...over });
  const { unit, letter, interim, note } = typed;
  const isEmpty = (text: string): boolean => text.trim() === '';
  const isGood = !isEmpty(unit) && !isEmpty(interim) && !isEmpty(note);
  const said = { unit: unit.trim(), letter: letter.trim(), interim: interim.trim(), note: note.trim() };
  return (
    <StepForm
      {...props}
      title={steps.escalate}
      save={steps.escalate}
      look="danger"
      said={isGood ? { do: 'escalate', ...said } : null}
    >
      {(tried) => (
        <>
          <TextField
            label={say.unit}
            maxLength={60}
            autocomplete="off"
            value={unit}
            error={tried && isEmpty(unit) ? say.needUnit : undefined}
            onInput={(event) => put({ unit: event.currentTarget.value })}
          />
          <TextField
            label={say.letter}
            maxLength={60}
            autocomplete="off"
            value={letter}
            onInput={(event) => put({ letter: event.currentTarget.value })}
          />
          <NoteField
            label={say.interim}
            value={interim}
            error={tried && isEmpty(interim) ? say.needInterim : undefined}
            onType={(text) => put({ interim: text })}
          />
          <NoteField
            label={say.escalateWhy}
            value={note}
            error={tried && isEmpty(note) ? say.needNote : undefined}
            onType={(text) => put({ note: text })}
          />
        </>
      )}
    </StepForm>
  );
}

export function ComeBackSheet(props: StepSheetProps) {
  const { steps } = useCaseWords();
  const { say } = useDeskWords();
  const [outcome, setOutcome] = useState<'go-on' | 'close'>('go-on');
  const [receipt, setReceipt] = useState('');
  const [note, setNote] = useState('');
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const lacksPhoto = outcome === 'close' && shots.length === 0;
  const isGood = receipt.trim() !== '' && !lacksPhoto;
  return (
    <StepForm
      {...props}
      title={steps['come-back']}
      save={steps['come-back']}
      said={isGood ? { do: 'come-back', outcome, receipt: receipt.trim(), note: note.trim() } : null}
      shots={shots}
    >
      {(tried) => (
        <>
          <Choices
            label={say.outcome}
            options={(['go-on', 'close'] as const).map((value) => ({ value, text: say.outcomes[value] }))}
            chosen={[outcome]}
            onChoose={([chosen]) => chosen && setOutcome(chosen)}
          />
          <LongTextField
            label={say.receipt}
            hint={say.receiptHint}
            maxLength={200}
            value={receipt}
            error={tried && receipt.trim() === '' ? say.needReceipt : undefined}
            onInput={(event) => setReceipt(event.currentTarget.value)}
          />
          <NoteField label={say.noteMaybe} value={note} onType={setNote} />
          <ShotsField
            label={outcome === 'close' ? say.photosNeeded : say.photosMaybe}
            placeName={props.hazard.placeName}
            shots={shots}
            error={tried && lacksPhoto ? say.needPhoto : undefined}
            onChange={setShots}
          />
        </>
      )}
    </StepForm>
  );
}
