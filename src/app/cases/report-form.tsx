// Where, what kind, how bad; what else there is to say of it may stay empty.
import {
  Building2,
  CookingPot,
  DoorOpen,
  Ellipsis,
  Flame,
  GraduationCap,
  House,
  Siren,
  Zap,
  type IconNode,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Hazard } from '../../domain/hazard.ts';
import { hazardCategories, interimMeans, repairKinds, type HazardCategory } from '../../domain/hazard-words.ts';
import type { Place } from '../../domain/place.ts';
import type { PlaceTree } from '../place-tree.ts';
import { useWords } from '../use-screen.ts';
import { Choices, LongTextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { intoSight } from '../ui/into-sight.ts';
import { later } from '../ui/later.tsx';
import styles from './cases.module.css';
import { HandPhotos, HandStrip, useBefore } from './hand-photos.tsx';
import type { SimilarAtSchoolProps } from './online-similar.tsx';
import { ReportPlace } from './report-place.tsx';
import type { Reporting } from './reporting.ts';
import { Similar } from './similar.tsx';
import { Toggle } from './toggle.tsx';
import type { Hand } from './use-in-hand.ts';
import { useCaseWords } from './use-words.ts';

/** The eight seen most; what is left stands behind 其他. */
const often: readonly (readonly [HazardCategory, IconNode])[] = [
  ['fire', Flame],
  ['electricity', Zap],
  ['dormitory', House],
  ['kitchen', CookingPot],
  ['building', Building2],
  ['teaching', GraduationCap],
  ['perimeter', DoorOpen],
  ['equipment', Siren],
];
const seldom = hazardCategories.filter((one) => !often.some(([known]) => known === one));

/** Needs the network anyway, and without it nothing is offered. */
const SimilarAtSchool = later<SimilarAtSchoolProps>(() =>
  import('./online-case.tsx').then(
    (file) => file.SimilarAtSchool,
    () => () => null,
  ),
);

type FormProps = {
  hand: Hand;
  said: Reporting;
  place: Place | undefined;
  placeName: string;
  isScanned: boolean;
  tree: PlaceTree;
  lately: readonly Place[];
  similar: Hazard | undefined;
  atOnce: boolean;
  /** Asked below how bad it is. */
  more: ComponentChildren;
  onSame: (hazard: Hazard) => void;
};

export function ReportForm(props: FormProps) {
  const { hand, said, place, placeName, isScanned, tree, lately, similar, atOnce, more, onSame } = props;
  const { report: words, repairs, sheet } = useCaseWords();
  const isOther = (id: string) => hand.say({ notSame: [...said.notSame, id].join(' ') });
  const bare = hand.held.photos.length === 0;
  return (
    <div class={styles.form}>
      <HandPhotos
        hand={hand}
        placeName={placeName}
        title={words.takePhoto}
        atOnce={atOnce}
        without={said.after ?? undefined}
      />
      <ReportPlace {...{ place, isScanned, tree, lately }} onChoose={(placeId) => hand.say({ placeId })} />
      <Categories chosen={said.category} onChoose={(category) => hand.say({ category })} />
      {similar ? (
        <Similar hazard={similar} onSame={() => onSame(similar)} onOther={() => isOther(similar.id)} />
      ) : (
        place &&
        said.category && (
          <SimilarAtSchool
            key={`${place.id} ${said.category}`}
            placeId={place.id}
            category={said.category}
            said={said}
            onSame={onSame}
            onOther={isOther}
          />
        )
      )}
      <Severe hand={hand} said={said} />
      {more}
      <Toggle
        title={words.fixed}
        hint={words.fixedHint}
        kind="good"
        on={said.fixed}
        onTurn={(fixed) => hand.say({ fixed })}
      />
      {said.fixed && <AfterPhoto {...{ hand, said, placeName }} />}
      <Toggle title={words.repair} hint={words.repairHint} on={said.repair} onTurn={(repair) => hand.say({ repair })} />
      {said.repair && (
        <Choices
          label={words.repairKind}
          options={repairKinds.map((value) => ({ value, text: repairs[value] }))}
          chosen={said.kind ? [said.kind] : []}
          onChoose={([kind]) => hand.say({ kind })}
        />
      )}
      <LongTextField
        label={bare ? words.noteNeeded : `${sheet.note}${sheet.optional}`}
        hint={words.noteHint}
        rows={2}
        maxLength={400}
        value={hand.text('note')}
        onInput={(event) => hand.say({ note: event.currentTarget.value })}
      />
    </div>
  );
}

/** Whether it may be major, and what was done at once against that. */
export function Severe({ hand, said }: { hand: Hand; said: Pick<Reporting, 'severe' | 'interim'> }) {
  const { report: words } = useCaseWords();
  const { severe } = useWords().inspection;
  const isTurned = useRef(false);
  return (
    <>
      <Toggle
        title={words.severe}
        hint={words.severeHint}
        kind="bad"
        on={said.severe}
        onTurn={(isSevere) => {
          isTurned.current = true;
          hand.say({ severe: isSevere });
        }}
      />
      {said.severe && (
        <div ref={isTurned.current ? intoSight : null}>
          <Choices
            label={severe.interim}
            hint={severe.interimHint}
            options={([...interimMeans, 'none'] as const).map((value) => ({ value, text: severe.means[value] }))}
            chosen={said.interim ? [said.interim] : []}
            onChoose={([interim]) => hand.say({ interim })}
          />
        </div>
      )}
    </>
  );
}

type CategoriesProps = { chosen: HazardCategory | null; onChoose: (category: HazardCategory) => void };

export function Categories({ chosen, onChoose: press }: CategoriesProps) {
  const { report: words, categories } = useCaseWords();
  const isSeldom = chosen !== null && seldom.includes(chosen);
  return (
    <div>
      <h2 class={styles.label} id="category">
        {words.category}
      </h2>
      <div class={styles.categories} role="group" aria-labelledby="category">
        {often.map(([category, icon]) => (
          <button
            key={category}
            type="button"
            class={styles.category}
            aria-pressed={chosen === category}
            onClick={() => press(category)}
          >
            <Icon of={icon} size={28} />
            {categories[category]}
          </button>
        ))}
        <button type="button" class={styles.category} aria-pressed={isSeldom} onClick={() => press('other')}>
          <Icon of={Ellipsis} size={28} />
          {words.moreCategories}
        </button>
      </div>
      {isSeldom && (
        <div class={styles.hints} role="group" aria-label={words.moreCategories}>
          {seldom.map((category) => (
            <button
              key={category}
              type="button"
              class={styles.chip}
              aria-pressed={chosen === category}
              onClick={() => press(category)}
            >
              {categories[category]}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** How it is now, from the same spot: the photo before lies over the camera. */
function AfterPhoto({ hand, said, placeName }: { hand: Hand; said: Reporting; placeName: string }) {
  const { report: words } = useCaseWords();
  const { photos } = hand.held;
  const before = useBefore(null, photos.find(({ sha256 }) => sha256 !== said.after)?.sha256);
  const after = photos.filter(({ sha256 }) => sha256 === said.after);
  if (after.length > 0) return <HandStrip hand={hand} photos={after} label={words.afterMark} />;
  return (
    <HandPhotos
      hand={{ ...hand, held: { ...hand.held, photos: [] } }}
      placeName={placeName}
      title={words.takeAfter}
      before={before}
      onTaken={({ sha256 }) => hand.say({ after: sha256 })}
    />
  );
}
