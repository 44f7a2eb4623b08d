// How many days back a list of quality looks.
import { SelectField } from '../ui/field.tsx';
import { spans, type Span } from './asked.ts';
import { useQualityWords } from './use-words.ts';

export function DaysField({ days, onChoose }: { days: Span; onChoose: (days: Span) => void }) {
  const words = useQualityWords();
  return (
    <SelectField
      label={words.days}
      value={String(days)}
      onChange={(event) => onChoose(Number(event.currentTarget.value) as Span)}
    >
      {spans.map((n) => (
        <option key={n} value={n}>
          {words.lastDays(n)}
        </option>
      ))}
    </SelectField>
  );
}
