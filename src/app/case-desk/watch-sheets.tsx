// What leaders see to themselves: 挂牌督办, the principal's look of the week, and that the authority knows of a major hazard.
import type { StepSaid } from '../../db/cases.ts';
import { isSupervised, handlingOf } from '../../domain/hazard-handling.ts';
import { reportWays } from '../../domain/hazard-words.ts';
import { StepFrame, useHandOf, type StepSheetProps } from '../cases/step-frame.tsx';
import { dayKey } from '../format.ts';
import { Choices, TextField } from '../ui/field.tsx';
import { useWords } from '../use-screen.ts';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { LineField, NoteField } from './word-sheets.tsx';

/** What was put on the list before is there to be changed. */
export function SuperviseSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const { hazard, around } = here;
  const hand = useHandOf(hazard, 'supervise');
  const before = isSupervised(hazard) ? handlingOf(hazard).supervised : null;
  const typed = (name: 'leader' | 'until'): string =>
    typeof hand.held.said[name] === 'string' ? hand.text(name) : (before?.[name] ?? '');
  const [leader, until] = [typed('leader').trim(), typed('until')];
  const said = (note: string): StepSaid | string => {
    if (leader === '') return say.needLeader;
    return until === '' ? say.needUntil : { do: 'supervise', leader, until, note };
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="supervise" note="needed" hint={say.superviseHint}>
      <LineField hand={hand} name="leader" label={say.superviseLeader} value={typed('leader')} most={20} />
      <TextField
        label={say.superviseUntil}
        type="date"
        min={dayKey(around?.now ?? Date.now())}
        value={until}
        onInput={(event) => hand.say({ until: event.currentTarget.value })}
      />
    </StepFrame>
  );
}

export function LiftSheet({ here, onClose }: StepSheetProps) {
  const hand = useHandOf(here.hazard, 'lift-supervision');
  const said = (note: string): StepSaid => ({ do: 'lift-supervision', note });
  return <StepFrame {...{ here, onClose, hand, said }} step="lift-supervision" note="needed" />;
}

export function UrgeSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const hand = useHandOf(here.hazard, 'urge');
  const said = (note: string): StepSaid => ({ do: 'urge', note });
  return <StepFrame {...{ here, onClose, hand, said }} step="urge" note="needed" hint={say.urgeHint} />;
}

/** A receipt that comes later is added by saying it again, with what was said before filled in. */
export function ReportUpSheet({ here, onClose }: StepSheetProps) {
  const { say } = useDeskWords();
  const { problems } = useWords();
  const { ways } = useCaseWords();
  const { hazard, around } = here;
  const hand = useHandOf(hazard, 'report-up');
  const before = handlingOf(hazard).reportedUp;
  const today = dayKey(around?.now ?? Date.now());
  const typed = (name: 'unit' | 'number' | 'receipt'): string =>
    typeof hand.held.said[name] === 'string' ? hand.text(name) : (before?.[name] ?? '');
  const day = typeof hand.held.said['day'] === 'string' ? hand.text('day') : (before?.day ?? today);
  const way = reportWays.find((one) => one === hand.text('way')) ?? before?.way;
  const [unit, number, receipt] = [typed('unit').trim(), typed('number').trim(), typed('receipt').trim()];
  const said = (note: string): StepSaid | string => {
    if (unit === '') return say.needReportUnit;
    if (!way) return say.needWay;
    if (way === 'letter' && number === '') return problems['letter-required'];
    return day === '' || day > today ? say.needDay : { do: 'report-up', unit, way, number, day, receipt, note };
  };
  return (
    <StepFrame {...{ here, onClose, hand, said }} step="report-up" photos="optional" hint={say.reportUpHint}>
      <LineField hand={hand} name="unit" label={say.reportUnit} value={typed('unit')} />
      <Choices
        label={say.reportWay}
        options={reportWays.map((value) => ({ value, text: ways[value] }))}
        chosen={way ? [way] : []}
        onChoose={([chosen]) => hand.say({ way: chosen })}
      />
      <LineField hand={hand} name="number" label={say.reportNumber} value={typed('number')} />
      <TextField
        label={say.reportDay}
        type="date"
        max={today}
        value={day}
        onInput={(event) => hand.say({ day: event.currentTarget.value })}
      />
      <NoteField
        label={say.reportReceipt}
        most={200}
        value={typed('receipt')}
        onType={(text) => hand.say({ receipt: text })}
      />
    </StepFrame>
  );
}
