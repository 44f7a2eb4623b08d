// Place and category lead to whom? Answered while the book is being written; and what nobody answers for.
import { CircleCheck, TriangleAlert } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { approvalGaps } from '../../../domain/fire-approval.ts';
import { hazardCategories, type HazardCategory } from '../../../domain/hazard-words.ts';
import { fireGaps, type FireGap } from '../../../domain/fire-duty.ts';
import { responsibleFor } from '../../../domain/responsibility.ts';
import { dayKey } from '../../format.ts';
import { PlaceField } from '../../manage/filter-fields.tsx';
import { PlacePicker } from '../../manage/place-picker.tsx';
import { useLanguage } from '../../use-screen.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { caseWords } from '../../words/cases.ts';
import { gapsOf, type Gap } from './gaps.ts';
import styles from './responsibility.module.css';
import { isStaff, useNames, useResponsibilityWords, type PartProps } from './use-book.ts';

export function TryIt(props: Pick<PartProps, 'book' | 'people' | 'places'>) {
  const { book, people, places } = props;
  const words = useResponsibilityWords();
  const { categories } = caseWords[useLanguage()];
  const names = useNames(props);
  const [placeId, setPlaceId] = useState<string | null>(null);
  const [category, setCategory] = useState<HazardCategory>('fire');
  const [picking, setPicking] = useState(false);
  const day = dayKey(Date.now());
  const here = useMemo(() => new Set(people.filter(isStaff).map(({ id }) => id)), [people]);
  const place = places.find(({ id }) => id === placeId) ?? places.find(({ ancestors }) => ancestors.length === 0);
  const found = place && responsibleFor(book, place, category, day, (id) => here.has(id));
  const who = found && words.rules.to(found.deptId ? names.department(found.deptId) : '', names.person(found.personId));
  return (
    <Card kind="main">
      <section class={styles.part} aria-label={words.try.title}>
        <h2>{words.try.title}</h2>
        <div class={styles.pair}>
          <PlaceField label={words.try.place} onPress={() => setPicking(true)}>
            {place ? names.place(place.id) : words.try.pickPlace}
          </PlaceField>
          <SelectField
            label={words.try.category}
            value={category}
            onChange={(event) => setCategory(event.currentTarget.value as HazardCategory)}
          >
            {hazardCategories.map((one) => (
              <option key={one} value={one}>
                {categories[one]}
              </option>
            ))}
          </SelectField>
        </div>
        {found && (
          <p class={found.personId ? styles.found : styles.lacking} role="status">
            <Icon of={found.personId ? CircleCheck : TriangleAlert} size={22} />
            <span>
              <b>{found.personId ? words.try.goesTo(who ?? '') : words.try.nobody}</b>
              {(found.personId || found.deptId) && <span class={styles.about}>{words.try.via[found.via]}</span>}
            </span>
          </p>
        )}
        <Gaps gaps={gapsOf(book, places, day, (id) => here.has(id))} />
        <FireDuty gaps={fireGaps(book, people, places, day)} />
        <FireApprovals places={places} />
      </section>
      {picking && (
        <Sheet label={words.try.place} onClose={() => setPicking(false)}>
          <PlacePicker
            places={places}
            chosen={place?.id ?? null}
            onChoose={(id) => {
              setPlaceId(id);
              setPicking(false);
            }}
          />
        </Sheet>
      )}
    </Card>
  );
}

const mostNamed = 3;

/** The first of them, and how many there are. */
function useNamed(): (names: readonly string[]) => string {
  const { gaps: words, list } = useResponsibilityWords();
  return (names) => {
    const some = names.slice(0, mostNamed).join(list);
    return names.length > mostNamed ? words.some(some, names.length) : some;
  };
}

/** M1: a chain with a gap in it may be a major hazard by itself, and can be reported as one from here. */
function FireDuty({ gaps }: { gaps: readonly FireGap[] }) {
  const { fire: words } = useResponsibilityWords();
  const named = useNamed();
  const sentences = gaps.map(({ what, names }) => ({ what, text: words.lacks[what](named(names)) }));
  const note = sentences.map(({ text }) => text).join(words.sentence);
  return (
    <div>
      <h3>{words.title}</h3>
      {gaps.length === 0 ? (
        <p class={styles.hint}>{words.whole}</p>
      ) : (
        <>
          <ul class={styles.gaps}>
            {sentences.map(({ what, text }) => (
              <li key={what}>{text}</li>
            ))}
          </ul>
          <p class={styles.hint}>{words.hint}</p>
          <ButtonLink href={`/hazards/report?point=M1&note=${encodeURIComponent(note)}`}>{words.report}</ButtonLink>
        </>
      )}
    </div>
  );
}

/** M7: what a building has to have before it is built and used. */
function FireApprovals({ places }: Pick<PartProps, 'places'>) {
  const { approvals: words } = useResponsibilityWords();
  const named = useNamed();
  const { lacking, unfiled } = approvalGaps(places);
  const lines = [
    lacking.length > 0 && words.lacking(named(lacking.map(({ name }) => name))),
    unfiled.length > 0 && words.unfiled(named(unfiled.map(({ name }) => name))),
  ].filter((line) => line !== false);
  return (
    <div>
      <h3>{words.title}</h3>
      {lines.length === 0 ? (
        <p class={styles.hint}>{words.whole}</p>
      ) : (
        <>
          <ul class={styles.gaps}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p class={styles.hint}>{words.hint}</p>
          <ButtonLink href="/places">{words.open}</ButtonLink>
        </>
      )}
    </div>
  );
}

function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const { gaps: words, list } = useResponsibilityWords();
  const { categories } = caseWords[useLanguage()];
  if (gaps.length === 0) return <p class={styles.hint}>{words.none}</p>;
  const where = ({ places }: Gap): string => {
    if (!places) return words.everywhere;
    const some = places.slice(0, mostNamed).map(({ name }) => name);
    return places.length > mostNamed ? words.some(some.join(list), places.length) : some.join(list);
  };
  return (
    <div>
      <h3>{words.title}</h3>
      <ul class={styles.gaps}>
        {gaps.map((gap) => (
          <li key={gap.category}>{words.line(categories[gap.category], where(gap))}</li>
        ))}
      </ul>
    </div>
  );
}
