// Which places a token reads or a webhook tells of; none means all. Choosing one takes the place of the form for a moment.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { placesInUse } from '../../../db/school-places.ts';
import type { Place } from '../../../domain/place.ts';
import { PlacePicker } from '../../manage/place-picker.tsx';
import { useLive } from '../../use-live.ts';
import { useDb, useLanguage } from '../../use-screen.ts';
import { accessWords } from '../../words/access.ts';
import { ScopeField } from '../scope-field.tsx';

const noPlaces: Place[] = [];

type PlacesProps = {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** The form around the field. */
  children: (field: ComponentChildren) => ComponentChildren;
};

export function WithPlaces({ chosen, onChange, children }: PlacesProps) {
  const db = useDb();
  const words = accessWords[useLanguage()];
  const all = useLive(() => placesInUse(db), [db]) ?? noPlaces;
  const [picking, setPicking] = useState(false);
  if (picking)
    return (
      <PlacePicker
        places={all}
        chosen={null}
        onChoose={(id) => {
          if (id) onChange([...new Set([...chosen, id])]);
          setPicking(false);
        }}
      />
    );
  const named = { label: words.places, hint: words.placesHint };
  return (
    <>
      {children(
        <ScopeField {...named} scope={chosen} places={all} onChange={onChange} onAdd={() => setPicking(true)} />,
      )}
    </>
  );
}
