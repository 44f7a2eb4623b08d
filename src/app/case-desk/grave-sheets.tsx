// What leaves the ordinary way: 重大判定, 移交上级 and what the authority answered.
import type { StepSaid } from '../../db/cases.ts';
import { categoryOf, type Hazard } from '../../domain/hazard.ts';
import type { StepOf } from '../../domain/hazard-handling.ts';
import { whyNotLess, whyNotOver } from '../../domain/hazard-possible.ts';
import { fireWays } from '../../domain/hazard-words.ts';
import { majorPoints } from '../../domain/major-points.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import { signatureOf, SignLine, useSigning } from '../cases/step-signing.tsx';
import type { Hand } from '../cases/use-in-hand.ts';
import { useSheetWords } from '../cases/use-sheet-words.ts';
import { dayKey } from '../format.ts';
import { Choices, TextField } from '../ui/field.tsx';
import { useWords } from '../use-screen.ts';
import { basisFrom } from './basis.ts';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { useWhy } from './withheld.tsx';
import { LineField, NoteField } from './word-sheets.tsx';

const verdicts = ['M', 'L', 'G'] as const;

export function JudgeSheet({ here, onClose }: StepSheetProps) {
  const { common } = useWords();
  const why = useWhy();
  const words = useDeskWords();
  const { say } = words;
  const { page, steps } = useCaseWords();
  const { sign } = useSheetWords();
  const { hazard } = here;
  const hand = useHandOf(hazard, 'judge');
  const notLess = here.around && whyNotLess(hazard, here.person, here.around);
  const offered = verdicts.filter((one) => one === 'M' || !notLess);
  const less = verdicts.filter((one) => one !== 'M').map((one) => common.grades[one]);
  const grade = offered.find((one) => one === hand.text('grade'));
  const kept = typeof hand.held.said['met'] === 'string' ? hand.text('met').split(' ') : hazard.majorRefs;
  const met = majorPoints.filter((one) => kept.includes(one));
  const basis = basisFrom(met, hand.text('other'), words);
  const signing = useSigning(here.person.name);
  const isFire = categoryOf(hazard) === 'fire' || met.length > 0;
  const watch = {
    leader: watchIn(hand, 'leader') ?? leaderOf(hazard, say.principal),
    until: watchIn(hand, 'until') ?? '',
  };
  const said = (note: string): StepSaid | string => {
    if (!grade) return say.needGrade;
    if (basis === '') return say.needBasis;
    if (grade === 'M' && watch.leader.trim() === '') return say.needLeader;
    if (grade === 'M' && watch.until === '') return say.needUntil;
    const elements = isFire ? elementsIn(hand) : null;
    return {
      do: 'judge',
      grade,
      basis,
      note,
      signature: signatureOf(signing),
      ...(elements && { elements }),
      ...(grade === 'M' && { watch: { leader: watch.leader.trim(), until: watch.until } }),
    };
  };
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="judge"
      note="needed"
      photos="optional"
      hint={say.judgeWhyHint}
      below={<SignLine signing={signing} title={sign.judge} act={steps.judge} />}
    >
      <Choices
        label={say.judgeGrade}
        {...(notLess && { hint: page.withheld(less.join(' · '), why(notLess, 'judge', here)) })}
        options={offered.map((value) => ({ value, text: common.grades[value] }))}
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
      {isFire && <FireFields hand={hand} />}
      {grade === 'M' && (
        <>
          <p>{say.watchHint}</p>
          <LineField hand={hand} name="leader" label={say.superviseLeader} value={watch.leader} most={20} />
          <TextField
            label={say.superviseUntil}
            type="date"
            min={dayKey(here.around?.now ?? Date.now())}
            value={watch.until}
            onInput={(event) => hand.say({ until: event.currentTarget.value })}
          />
        </>
      )}
    </StepFrame>
  );
}

const watchIn = (hand: Hand, name: 'leader' | 'until'): string | undefined =>
  typeof hand.held.said[name] === 'string' ? hand.text(name) : undefined;

/** Whoever the case names already; a major hazard is the principal's. */
const leaderOf = (hazard: Hazard, principal: string): string =>
  hazard.handling?.plan?.leader || hazard.handling?.leader || principal;

/** What was filled in of GB 35181; null where nobody said which way it was judged. */
function elementsIn(hand: Hand): StepOf<'judge'>['elements'] | null {
  const way = fireWays.find((one) => one === hand.text('way'));
  return way ? { way, direct: hand.text('direct').trim(), combined: hand.text('combined').trim() } : null;
}

/** The clauses are the school's to enter: the product has fields, and no wording (`domain.md` 6.2). */
function FireFields({ hand }: { hand: Hand }) {
  const { say } = useDeskWords();
  const way = fireWays.find((one) => one === hand.text('way'));
  return (
    <>
      <Choices
        label={say.fireWay}
        hint={say.fireHint}
        options={fireWays.map((value) => ({ value, text: say.fireWays[value] }))}
        chosen={way ? [way] : []}
        onChoose={([chosen]) => hand.say({ way: chosen })}
      />
      {way && (
        <>
          <NoteField label={say.fireDirect} value={hand.text('direct')} onType={(text) => hand.say({ direct: text })} />
          <NoteField
            label={say.fireCombined}
            value={hand.text('combined')}
            onType={(text) => hand.say({ combined: text })}
          />
        </>
      )}
    </>
  );
}

export function EscalateSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const { problems } = useWords();
  const hand = useHandOf(here.hazard, 'escalate');
  const [unit, letter, interim] = ['unit', 'letter', 'interim'].map((name) => hand.text(name).trim());
  const said = (note: string): StepSaid | string => {
    if (!unit) return say.needUnit;
    if (!letter) return problems['letter-required'];
    return interim ? { do: 'escalate', unit, letter, interim, note } : say.needInterim;
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
  const why = useWhy();
  const { page, steps } = useCaseWords();
  const { sign } = useSheetWords();
  const hand = useHandOf(here.hazard, 'come-back');
  const signing = useSigning(here.person.name);
  const notOver = here.around && whyNotOver(here.hazard, here.person, here.around);
  const offered = outcomes.filter((one) => one !== 'close' || !notOver);
  const outcome = offered.find((one) => one === hand.text('outcome'));
  const receipt = hand.text('receipt').trim();
  const said = (note: string): StepSaid | string => {
    if (!outcome) return say.outcome;
    if (receipt === '') return say.needReceipt;
    const lacksPhoto = outcome === 'close' && hand.held.photos.length === 0;
    if (lacksPhoto) return say.needPhoto;
    return { do: 'come-back', outcome, receipt, note, ...(outcome === 'close' && { signature: signatureOf(signing) }) };
  };
  return (
    <StepFrame
      {...{ here, onClose, hand, said }}
      step="come-back"
      photos="optional"
      below={outcome === 'close' && <SignLine signing={signing} title={sign.closer} act={steps['come-back']} />}
    >
      <Choices
        label={say.outcome}
        {...(notOver && { hint: page.withheld(say.outcomes.close, why(notOver, 'close', here)) })}
        options={offered.map((value) => ({ value, text: say.outcomes[value] }))}
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
