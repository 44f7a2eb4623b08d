// How the records are narrowed down: all fields in sight on the desk; a sheet and its chips on the phone.
import { SlidersHorizontal, X } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { people, templates } from '../../db/documents.ts';
import { places } from '../../db/school-places.ts';
import { placeName } from '../../domain/place.ts';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { FilterFields, type FilterChoices } from './filter-fields.tsx';
import { PlacePicker } from './place-picker.tsx';
import { addressOf, everythingToday, type RecordFilter } from './record-filter.ts';
import styles from './records-filter.module.css';

type FilterProps = { filter: RecordFilter; today: string };
const noChoices: FilterChoices = { places: [], people: [], templates: [] };

export function RecordsFilter({ filter, today }: FilterProps) {
  const db = useDb();
  const wide = useWide();
  const choices = useLive(
    async () => ({ places: await places(db), people: await people(db), templates: await templates(db) }),
    [db],
  );
  const Filter = wide ? FilterBar : FilterChips;
  return <Filter filter={filter} today={today} choices={choices ?? noChoices} />;
}

function FilterBar({ filter, today, choices }: FilterProps & { choices: FilterChoices }) {
  const { route } = useLocation();
  const { records } = useWords().manage;
  const [picking, setPicking] = useState(false);
  return (
    <div class={styles.bar} role="group" aria-label={records.filters}>
      <FilterFields
        filter={filter}
        choices={choices}
        today={today}
        onChange={(next) => route(addressOf(next))}
        onPickPlace={() => setPicking(true)}
      />
      <Chips of={useChips(filter, choices).filter(({ isField }) => !isField)} />
      <span class={addressOf(filter) === addressOf(everythingToday) ? styles.nothing : ''}>
        <ButtonLink look="plain" href={addressOf(everythingToday)}>
          {records.clear}
        </ButtonLink>
      </span>
      {picking && (
        <Sheet label={records.place} onClose={() => setPicking(false)}>
          <PlacePicker
            places={choices.places}
            chosen={filter.place}
            nothing={records.allPlaces}
            onChoose={(place) => {
              route(addressOf({ ...filter, place }), true);
              setPicking(false);
            }}
          />
        </Sheet>
      )}
    </div>
  );
}

function FilterChips({ filter, today, choices }: FilterProps & { choices: FilterChoices }) {
  const { records } = useWords().manage;
  const [open, setOpen] = useState(false);
  const chips = useChips(filter, choices);
  return (
    <div class={styles.chips} role="group" aria-label={records.filters}>
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon of={SlidersHorizontal} size={22} />
        {records.filter}
      </Button>
      <Chips of={chips} />
      {open && <FilterSheet filter={filter} today={today} choices={choices} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** `isField`: a field of the bar says it as well. */
type Chip = { word: string; without: RecordFilter; isField: boolean };

function Chips({ of }: { of: readonly Chip[] }) {
  const { records } = useWords().manage;
  return of.map(({ word, without }) => (
    <a key={word} class={styles.chip} href={addressOf(without)} aria-label={records.remove(word)}>
      {word}
      <Icon of={X} size={18} />
    </a>
  ));
}

/** What narrows the list now, and the filter without it. */
function useChips(filter: RecordFilter, choices: FilterChoices): Chip[] {
  const language = useLanguage();
  const { records } = useWords().manage;
  const { day, place, template, item, by, result, photosMissing, late, withdrawn } = filter;
  const chips: Chip[] = [];
  const add = (word: string | undefined, without: Partial<RecordFilter>, isField = true) => {
    if (word !== undefined) chips.push({ word, without: { ...filter, ...without }, isField });
  };
  if (day !== 'today')
    add(typeof day === 'string' ? records.days[day] : records.range(day.from, day.to), { day: 'today' });
  const chosen = choices.places.find((each) => each.id === place);
  if (place) add(chosen ? placeName(chosen) : records.place, { place: null });
  const list = choices.templates.find((each) => each.code === template);
  if (template) add(list ? inLanguage(list.name, language) : template, { template: null, item: null });
  const named = list?.items.find(({ id }) => id === item);
  if (item) add(records.faultyItem(named ? inLanguage(named.text, language) : item), { item: null }, false);
  if (by) add(choices.people.find((each) => each.id === by)?.name ?? records.person, { by: null });
  if (result) add(records.results[result], { result: null });
  if (photosMissing) add(records.photosMissing, { photosMissing: false });
  if (late) add(records.late, { late: false }, false);
  if (withdrawn) add(records.withdrawn, { withdrawn: false });
  return chips;
}

type SheetProps = FilterProps & { choices: FilterChoices; onClose: () => void };

function FilterSheet({ filter, today, choices, onClose }: SheetProps) {
  const { route } = useLocation();
  const { records } = useWords().manage;
  const [draft, setDraft] = useState(filter);
  const [picking, setPicking] = useState(false);
  // The sheet's own history entry becomes the filtered list, so that one Back leads to the list before.
  const show = (next: RecordFilter) => {
    route(addressOf(next), true);
    onClose();
  };
  return (
    <Sheet label={records.filters} onClose={onClose}>
      {picking ? (
        <PlacePicker
          places={choices.places}
          chosen={draft.place}
          nothing={records.allPlaces}
          onChoose={(place) => {
            setDraft({ ...draft, place });
            setPicking(false);
          }}
        />
      ) : (
        <div class={styles.sheet}>
          <h2>{records.filter}</h2>
          <FilterFields
            filter={draft}
            choices={choices}
            today={today}
            onChange={setDraft}
            onPickPlace={() => setPicking(true)}
            withPhotos
          />
          <div class={styles.actions}>
            <Button large onClick={() => show(everythingToday)}>
              {records.clear}
            </Button>
            <Button look="primary" large onClick={() => show(draft)}>
              {records.show}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}
