// Which place a list is narrowed to: a field that opens the picker.
import { useState } from 'preact/hooks';
import { places } from '../../db/school-places.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { Sheet } from '../ui/sheet.tsx';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';
import { PlaceField } from './filter-fields.tsx';
import { PlacePicker } from './place-picker.tsx';

/** The place with this id, as the phone knows it. */
export function usePlace(id: string | null): { known: readonly Place[]; place: Place | undefined } {
  const db = useDb();
  const known = useLive(() => places(db), [db]) ?? [];
  return { known, place: known.find((one) => one.id === id) };
}

/** `all`: what it says where nothing is chosen. */
type Props = { label: string; all: string; chosen: string | null; onChoose: (placeId: string | null) => void };

export function PlaceFilter({ label, all, chosen, onChoose }: Props) {
  const [picking, setPicking] = useState(false);
  const { known, place } = usePlace(chosen);
  return (
    <>
      <PlaceField label={label} onPress={() => setPicking(true)}>
        {place ? placeName(place) : all}
      </PlaceField>
      {picking && (
        <Sheet label={label} onClose={() => setPicking(false)}>
          <PlacePicker
            places={known}
            chosen={chosen}
            nothing={all}
            onChoose={(next) => {
              onChoose(next);
              setPicking(false);
            }}
          />
        </Sheet>
      )}
    </>
  );
}
