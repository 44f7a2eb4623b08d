// Where it is: where one has just scanned, one of the last places in a tap, or any other.
import { MapPin } from 'lucide';
import { useState } from 'preact/hooks';
import { placeName, type Place } from '../../domain/place.ts';
import type { PlaceTree } from '../place-tree.ts';
import { PickPlace } from '../today/pick-place.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './cases.module.css';
import { SheetHead } from './sheet-head.tsx';
import { useCaseWords } from './use-words.ts';

type ReportPlaceProps = {
  place: Place | undefined;
  isScanned: boolean;
  tree: PlaceTree;
  lately: readonly Place[];
  onChoose: (placeId: string) => void;
};

const atHand = 3;

export function ReportPlace({ place, isScanned, tree, lately, onChoose }: ReportPlaceProps) {
  const { report: words } = useCaseWords();
  const [picking, setPicking] = useState(false);
  const choose = (chosen: Place) => {
    setPicking(false);
    onChoose(chosen.id);
  };
  return (
    <div>
      <h2 class={styles.label}>{words.place}</h2>
      {place ? (
        <div class={styles.place}>
          <Icon of={MapPin} />
          <span>
            <b>{placeName(place)}</b>
            {isScanned && <small>{words.lately}</small>}
          </span>
          <Button onClick={() => setPicking(true)}>{words.change}</Button>
        </div>
      ) : (
        <div class={styles.places}>
          {lately.slice(0, atHand).map((one) => (
            <button key={one.id} type="button" class={styles.chip} onClick={() => choose(one)}>
              {placeName(one)}
            </button>
          ))}
          {tree.all.length > 0 ? (
            <Button onClick={() => setPicking(true)}>{words.otherPlace}</Button>
          ) : (
            <p>{words.noPlaces}</p>
          )}
        </div>
      )}
      {picking && <Picker {...{ tree, lately }} onPick={choose} onClose={() => setPicking(false)} />}
    </div>
  );
}

type PickerProps = Pick<ReportPlaceProps, 'tree' | 'lately'> & { onPick: (place: Place) => void; onClose: () => void };

function Picker({ tree, lately, onPick, onClose }: PickerProps) {
  const { report: words } = useCaseWords();
  const [within, setWithin] = useState<Place | undefined>(undefined);
  return (
    <Sheet label={words.place} onClose={onClose}>
      <SheetHead>{words.place}</SheetHead>
      <PickPlace tree={tree} recent={lately} within={within} onOpen={setWithin} onPick={onPick} />
    </Sheet>
  );
}
