// Which plan: among those of the rows that are known.
import { SelectField } from '../ui/field.tsx';
import { useBoardWords } from './use-board.ts';

type Props = {
  rows: readonly { planId: string; planName: string }[] | undefined;
  plan: string | null;
  /** Left out where one plan must be chosen. */
  all?: string;
  onPick: (plan: string | null) => void;
};

export function PlanField({ rows, plan, all, onPick }: Props) {
  const words = useBoardWords();
  const plans = new Map(rows?.map(({ planId, planName }) => [planId, planName]));
  return (
    <SelectField label={words.plan} value={plan ?? ''} onChange={(event) => onPick(event.currentTarget.value || null)}>
      {all !== undefined && <option value="">{all}</option>}
      {[...plans].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
