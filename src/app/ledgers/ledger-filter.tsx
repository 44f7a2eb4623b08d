// Which days and which place.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { dayKey } from '../format.ts';
import { PlaceField } from '../manage/filter-fields.tsx';
import { PlacePicker } from '../manage/place-picker.tsx';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { ledgerAddress, type LedgerAsked } from './asked.ts';
import styles from './ledgers.module.css';
import { useLedgersWords } from './use-words.ts';

export function usePlace(id: string | null): { known: readonly Place[]; place: Place | undefined } {
  const db = useDb();
  const known = useLive(() => places(db), [db]) ?? [];
  return { known, place: known.find((one) => one.id === id) };
}

export function LedgerFilter({ asked }: { asked: LedgerAsked }) {
  const words = useLedgersWords();
  const { route } = useLocation();
  const { known, place } = usePlace(asked.place);
  const [picking, setPicking] = useState(false);
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
      <PlaceField label={words.place} onPress={() => setPicking(true)}>
        {place ? placeName(place) : words.allPlaces}
      </PlaceField>
      {picking && (
        <Sheet label={words.place} onClose={() => setPicking(false)}>
          <PlacePicker
            places={known}
            chosen={asked.place}
            nothing={words.allPlaces}
            onChoose={(chosen) => {
              go({ place: chosen });
              setPicking(false);
            }}
          />
        </Sheet>
      )}
    </div>
  );
}
