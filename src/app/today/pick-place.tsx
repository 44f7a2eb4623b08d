// A place, by its name, by where one was lately, or by walking down the buildings.
import { Building2, DoorOpen, Layers, MapPin, type IconNode } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { placeName, type Place, type PlaceKind } from '../../domain/place.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { SearchField } from '../ui/search-field.tsx';
import type { PlaceTree } from '../place-tree.ts';
import styles from './picker.module.css';

const icons: Record<PlaceKind, IconNode> = { building: Building2, floor: Layers, room: DoorOpen, point: MapPin };

type PickPlaceProps = {
  tree: PlaceTree;
  recent: readonly Place[];
  /** The place one has walked into; its inside is listed. */
  within: Place | undefined;
  onOpen: (within: Place | undefined) => void;
  onPick: (place: Place) => void;
};

export function PickPlace({ tree, recent, within, onOpen, onPick }: PickPlaceProps) {
  const words = useWords();
  const { picker } = words.today;
  const [typed, setTyped] = useState('');
  const found = useMemo(() => (typed.trim() ? tree.search(typed) : null), [typed, tree]);
  return (
    <div class={styles.step}>
      <SearchField label={picker.searchPlace} value={typed} onType={setTyped} />
      {found ? (
        <section>
          <p class={styles.group} role="status">
            {found.length > 0 ? picker.results(found.length) : picker.noResults}
          </p>
          <Places key={typed} places={found} tree={tree} whole onChoose={onPick} />
        </section>
      ) : within ? (
        <Inside {...{ within, tree, onOpen, onPick }} />
      ) : (
        <>
          {recent.length > 0 && (
            <section>
              <h3 class={styles.group}>{picker.recent}</h3>
              <Places places={recent} tree={tree} whole onChoose={onPick} />
            </section>
          )}
          <section>
            <h3 class={styles.group}>{picker.places}</h3>
            <Places
              places={tree.inside(null)}
              tree={tree}
              onChoose={(place) => (tree.inside(place.id).length > 0 ? onOpen(place) : onPick(place))}
            />
          </section>
        </>
      )}
    </div>
  );
}

type InsideProps = {
  within: Place;
  tree: PlaceTree;
  onOpen: PickPlaceProps['onOpen'];
  onPick: PickPlaceProps['onPick'];
};

function Inside({ within, tree, onOpen, onPick }: InsideProps) {
  const { picker } = useWords().today;
  const above = tree.find(within.ancestors.at(-1)?.id ?? '');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [within.id]);
  return (
    <section>
      <div class={styles.trail}>
        <h3 ref={heading} tabIndex={-1}>
          {placeName(within)}
        </h3>
        <Button look="plain" onClick={() => onOpen(above)}>
          {picker.up}
        </Button>
      </div>
      <Rows>
        <Row icon={icons[within.kind]} about={picker.wholeAbout} onClick={() => onPick(within)}>
          {picker.wholeOf(within.name)}
        </Row>
      </Rows>
      <div class={styles.gap} />
      <Places
        key={within.id}
        places={tree.inside(within.id)}
        tree={tree}
        onChoose={(place) => (tree.inside(place.id).length > 0 ? onOpen(place) : onPick(place))}
      />
    </section>
  );
}

type PlacesProps = { places: readonly Place[]; tree: PlaceTree; whole?: boolean; onChoose: (place: Place) => void };

/** `whole`: named from the building down, and chosen at once. */
function Places({ places, tree, whole, onChoose }: PlacesProps) {
  const words = useWords();
  return (
    <Gradual all={places} more={words.common.more}>
      {(drawn) => (
        <Rows>
          {drawn.map((place) => {
            const inside = whole ? 0 : tree.inside(place.id).length;
            return (
              <Row
                key={place.id}
                icon={icons[place.kind]}
                about={inside > 0 ? words.today.picker.inside(inside) : undefined}
                onClick={() => onChoose(place)}
              >
                {whole ? placeName(place) : place.name}
              </Row>
            );
          })}
        </Rows>
      )}
    </Gradual>
  );
}
