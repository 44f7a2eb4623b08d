// 销号, and looking back at what was closed.
import type { StepSaid } from '../../db/cases.ts';
import { nextLookBack } from '../../domain/hazard-times.ts';
import { findings } from '../../domain/hazard-words.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import { signatureOf, SignLine, useSigning } from '../cases/step-signing.tsx';
import { useSheetWords } from '../cases/use-sheet-words.ts';
import { dayName } from '../days.ts';
import { dayKey } from '../format.ts';
import { Choices } from '../ui/field.tsx';
import { useLanguage } from '../use-screen.ts';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { NoteField } from './word-sheets.tsx';

export function CloseSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const { steps } = useCaseWords();
  const { sign } = useSheetWords();
  const hand = useHandOf(here.hazard, 'close');
  const signing = useSigning(here.person.name);
  const isMajor = here.hazard.grade === 'M';
  const opinion = hand.text('opinion').trim();
  const reply = typeof hand.held.said['reply'] === 'string' ? hand.text('reply') : say.closeAnswer;
  const said = (): StepSaid | string =>
    isMajor && opinion === ''
      ? say.needOpinion
      : { do: 'close', opinion, note: reply.trim(), signature: signatureOf(signing) };
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="close"
      note="none"
      hint={say.closeHint}
      below={<SignLine signing={signing} title={sign.closer} act={steps.close} />}
    >
      {isMajor && (
        <NoteField
          label={say.opinion}
          hint={say.opinionHint}
          most={200}
          value={hand.text('opinion')}
          onType={(text) => hand.say({ opinion: text })}
        />
      )}
      <NoteField label={say.closeReply} value={reply} onType={(text) => hand.say({ reply: text })} />
    </StepFrame>
  );
}

export function LookBackSheet({ here, onClose }: StepSheetProps) {
  const language = useLanguage();
  const { findings: words } = useCaseWords();
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'look-back');
  const next = here.hazard.state === 'closed' ? nextLookBack(here.hazard) : null;
  const isEarly = next !== null && next > (here.around?.now ?? Date.now());
  const hint = [isEarly && say.lookEarly(dayName(dayKey(next), language)), say.reboundHint].filter(Boolean).join(' ');
  const found = findings.find((one) => one === hand.text('found'));
  const said = (note: string): StepSaid | string => (found ? { do: 'look-back', found, note } : say.needFinding);
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="look-back" photos="optional" hint={hint}>
      <Choices
        label={say.finding}
        options={findings.map((value) => ({ value, text: words[value] }))}
        chosen={found ? [found] : []}
        onChoose={([chosen]) => hand.say({ found: chosen })}
      />
    </StepFrame>
  );
}
