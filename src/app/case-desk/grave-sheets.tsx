// What leaves the ordinary way: 重大判定, 移交上级 and what the authority answered.
import type { StepSaid } from '../../db/cases.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import { majorPoints } from '../../domain/major-points.ts';
import { Choices } from '../ui/field.tsx';
import { useWords } from '../use-screen.ts';
import { basisFrom } from './basis.ts';
import { useDeskWords } from './use-case-desk.ts';
import { LineField, NoteField } from './word-sheets.tsx';

const verdicts = ['M', 'L', 'G'] as const;

export function JudgeSheet({ here, onClose }: StepSheetProps) {
  const { common } = useWords();
  const words = useDeskWords();
  const { say } = words;
  const { hazard } = here;
  const hand = useHandOf(hazard, 'judge');
  const grade = verdicts.find((one) => one === hand.text('grade'));
  const kept = typeof hand.held.said['met'] === 'string' ? hand.text('met').split(' ') : hazard.majorRefs;
  const met = majorPoints.filter((one) => kept.includes(one));
  const basis = basisFrom(met, hand.text('other'), words);
  const said = (note: string): StepSaid | string => {
    if (!grade) return say.needGrade;
    return basis === '' ? say.needBasis : { do: 'judge', grade, basis, note };
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="judge" note="needed" hint={say.judgeWhyHint}>
      <Choices
        label={say.judgeGrade}
        options={verdicts.map((value) => ({ value, text: common.grades[value] }))}
        chosen={grade ? [grade] : []}
        onChoose={([chosen]) => hand.say({ grade: chosen })}
      />
      <Choices
        label={say.basis}
        hint={say.basisHint}
        kind="several"
        options={majorPoints.map((value) => ({ value, text: words.basisLine(value, words.basisOf[value]) }))}
        chosen={met}
        onChoose={(chosen) => hand.say({ met: chosen.join(' ') })}
      />
      <NoteField
        label={say.basisOther}
        most={200}
        value={hand.text('other')}
        onType={(text) => hand.say({ other: text })}
      />
    </StepFrame>
  );
}

export function EscalateSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'escalate');
  const [unit, letter, interim] = ['unit', 'letter', 'interim'].map((name) => hand.text(name).trim());
  const said = (note: string): StepSaid | string => {
    if (!unit) return say.needUnit;
    return interim ? { do: 'escalate', unit, letter: letter ?? '', interim, note } : say.needInterim;
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="escalate" note="needed" hint={say.escalateWhy}>
      <LineField hand={hand} name="unit" label={say.unit} />
      <LineField hand={hand} name="letter" label={say.letter} />
      <NoteField label={say.interim} value={hand.text('interim')} onType={(text) => hand.say({ interim: text })} />
    </StepFrame>
  );
}

const outcomes = ['go-on', 'close'] as const;

export function ComeBackSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'come-back');
  const outcome = outcomes.find((one) => one === hand.text('outcome'));
  const receipt = hand.text('receipt').trim();
  const said = (note: string): StepSaid | string => {
    if (!outcome) return say.outcome;
    if (receipt === '') return say.needReceipt;
    const lacksPhoto = outcome === 'close' && hand.held.photos.length === 0;
    return lacksPhoto ? say.needPhoto : { do: 'come-back', outcome, receipt, note };
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="come-back" photos="optional">
      <Choices
        label={say.outcome}
        options={outcomes.map((value) => ({ value, text: say.outcomes[value] }))}
        chosen={outcome ? [outcome] : []}
        onChoose={([chosen]) => hand.say({ outcome: chosen })}
      />
      <NoteField
        label={say.receipt}
        hint={say.receiptHint}
        most={200}
        value={hand.text('receipt')}
        onType={(text) => hand.say({ receipt: text })}
      />
    </StepFrame>
  );
}
