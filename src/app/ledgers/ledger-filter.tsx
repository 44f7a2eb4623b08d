// Which days and which place.
import { useLocation } from 'preact-iso';
import { dayKey } from '../format.ts';
import { PlaceFilter } from '../manage/place-filter.tsx';
import { TextField } from '../ui/field.tsx';
import { ledgerAddress, type LedgerAsked } from './asked.ts';
import styles from './ledgers.module.css';
import { useLedgersWords } from './use-words.ts';

export function LedgerFilter({ asked }: { asked: LedgerAsked }) {
  const words = useLedgersWords();
  const { route } = useLocation();
  const go = (over: Partial<LedgerAsked>) => route(ledgerAddress({ ...asked, ...over }), true);
  return (
    <div class={styles.filter}>
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          label={words[end]}
          type="date"
          value={asked[end]}
          max={dayKey(Date.now())}
          onChange={(event) => event.currentTarget.value && go({ [end]: event.currentTarget.value })}
        />
      ))}
      <PlaceFilter label={words.place} all={words.allPlaces} chosen={asked.place} onChoose={(place) => go({ place })} />
    </div>
  );
}
