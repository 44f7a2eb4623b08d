// How a list of cases is narrowed down: fields in a sheet, and a chip for each that does.
import { ArrowDownUp, SlidersHorizontal, X } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { people as peopleHere } from '../../db/documents.ts';
import { responsibilityBook } from '../../db/responsibility-book.ts';
import { places as placesHere } from '../../db/school-places.ts';
import {
  hazardCategories,
  hazardGrades,
  listedStates,
  type HazardCategory,
  type HazardGrade,
  type ListedState,
} from '../../domain/hazard-words.ts';
import type { Person } from '../../domain/person.ts';
import type { Department } from '../../domain/responsibility.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { PlaceField } from '../manage/filter-fields.tsx';
import { PlacePicker } from '../manage/place-picker.tsx';
import bar from '../manage/records-filter.module.css';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { ages, bare, casesAddress, mostLetters, type CaseAge, type CaseFilter } from '../case-filter.ts';
import styles from './case-list.module.css';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

type Around = { places: readonly Place[]; people: readonly Person[]; departments: readonly Department[] };

export function CaseFields({ filter }: { filter: CaseFilter }) {
  const db = useDb();
  const words = useDeskWords();
  const [open, setOpen] = useState(false);
  const known = useLive(async () => {
    const [places, people, book] = await Promise.all([placesHere(db), peopleHere(db), responsibilityBook(db)]);
    return { places, people, departments: book.book.departments };
  }, [db]);
  const around = known ?? { places: [], people: [], departments: [] };
  const chips = useChips(filter, around);
  const other = filter.sort === 'due' ? 'newest' : 'due';
  return (
    <div class={styles.narrow}>
      {!filter.counted && <WordsField filter={filter} />}
      <div class={bar.chips} role="group" aria-label={words.filters}>
        <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
          <Icon of={SlidersHorizontal} size={22} />
          {words.filter}
        </Button>
        {!filter.counted && (
          <ButtonLink
            look="plain"
            href={casesAddress({ ...filter, sort: other })}
            aria-label={words.sortNow(words.sorts[filter.sort])}
          >
            <Icon of={ArrowDownUp} size={20} />
            {words.sorts[filter.sort]}
          </ButtonLink>
        )}
        {chips.map(({ word, without }) => (
          <a key={word} class={bar.chip} href={casesAddress(without)} aria-label={words.remove(word)}>
            {word}
            <Icon of={X} size={18} />
          </a>
        ))}
        {open && <FilterSheet filter={filter} around={around} onClose={() => setOpen(false)} />}
      </div>
    </div>
  );
}

/** Ms after the last key. */
const typingMs = 350;

/** What is typed narrows the list a moment later; Back does not go through every letter. */
function WordsField({ filter }: { filter: CaseFilter }) {
  const { route } = useLocation();
  const words = useDeskWords();
  const [text, setText] = useState(filter.words ?? '');
  const shown = useRef(filter);
  shown.current = filter;
  const sent = useRef(filter.words ?? '');
  const said = text.trim().slice(0, mostLetters);
  // The address says something else than was typed here: Back, or a chip that was taken away.
  useEffect(() => {
    if (sent.current === (filter.words ?? '')) return;
    sent.current = filter.words ?? '';
    setText(sent.current);
  }, [filter.words]);
  useEffect(() => {
    if (said === (filter.words ?? '')) return;
    const soon = setTimeout(() => {
      sent.current = said;
      route(casesAddress({ ...shown.current, words: said || null }), true);
    }, typingMs);
    return () => clearTimeout(soon);
  }, [said]);
  return <SearchField label={words.words} value={text} onType={setText} />;
}

type Props = { filter: CaseFilter; around: Around };

/** What narrows the list now, and the filter without it. */
function useChips(
  filter: CaseFilter,
  { places, people, departments }: Around,
): { word: string; without: CaseFilter }[] {
  const { common } = useWords();
  const cases = useCaseWords();
  const words = useDeskWords();
  const { place, category, grade, state, dept, person, days, supervised, counted, from, to } = filter;
  const at = places.find(({ id }) => id === place);
  const said: [string | null, Partial<CaseFilter>][] = [
    [place && (at ? placeName(at) : words.place), { place: null }],
    [category && cases.categories[category], { category: null }],
    [grade && common.grades[grade], { grade: null }],
    [state && cases.states[state], { state: null }],
    [dept && (departments.find(({ id }) => id === dept)?.name ?? words.dept), { dept: null }],
    [person && (people.find(({ id }) => id === person)?.name ?? words.person), { person: null }],
    [days && words.olderThan(days), { days: null }],
    [supervised && cases.supervised, { supervised: null }],
    [filter.words && words.hasWords(filter.words), { words: null }],
    // The days of a figure are said with it.
    [counted ? null : from && words.since(from), { from: null }],
    [counted ? null : to && words.until(to), { to: null }],
  ];
  return said.flatMap(([word, without]) => (word ? [{ word, without: { ...filter, ...without } }] : []));
}

function FilterSheet({ filter, around, onClose }: Props & { onClose: () => void }) {
  const { route } = useLocation();
  const words = useDeskWords();
  const [draft, setDraft] = useState(filter);
  const [picking, setPicking] = useState(false);
  const show = (next: CaseFilter) => {
    route(casesAddress(next), true);
    onClose();
  };
  return (
    <Sheet label={words.filters} onClose={onClose}>
      {picking ? (
        <PlacePicker
          places={around.places}
          chosen={draft.place}
          nothing={words.allPlaces}
          onChoose={(place) => {
            setDraft({ ...draft, place });
            setPicking(false);
          }}
        />
      ) : (
        <div class={bar.sheet}>
          <h2>{words.filter}</h2>
          <Fields filter={draft} around={around} onChange={setDraft} onPickPlace={() => setPicking(true)} />
          <div class={bar.actions}>
            <Button large onClick={() => show(bare(filter))}>
              {words.clear}
            </Button>
            <Button look="primary" large onClick={() => show(draft)}>
              {words.show}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}

type FieldsProps = Props & { onChange: (filter: CaseFilter) => void; onPickPlace: () => void };

function Fields({ filter, around, onChange, onPickPlace }: FieldsProps) {
  const { common } = useWords();
  const cases = useCaseWords();
  const words = useDeskWords();
  const place = around.places.find(({ id }) => id === filter.place);
  const put = (over: Partial<CaseFilter>) => onChange({ ...filter, ...over });
  const staff = around.people.filter(({ role }) => role !== 'admin');
  return (
    <>
      <PlaceField label={words.place} onPress={onPickPlace}>
        {place ? placeName(place) : words.allPlaces}
      </PlaceField>
      <Select
        label={words.category}
        all={words.allCategories}
        value={filter.category}
        options={hazardCategories.map((one) => [one, cases.categories[one]])}
        onChange={(category) => put({ category: category as HazardCategory | null })}
      />
      <Select
        label={words.grade}
        all={words.allGrades}
        value={filter.grade}
        options={hazardGrades.map((one) => [one, common.grades[one]])}
        onChange={(grade) => put({ grade: grade as HazardGrade | null })}
      />
      <Select
        label={words.state}
        all={words.allStates}
        value={filter.state}
        options={listedStates.map((one) => [one, cases.states[one]])}
        onChange={(state) => put({ state: state as ListedState | null, ...(state && { list: 'all' as const }) })}
      />
      <Select
        label={words.dept}
        all={words.allDepts}
        value={filter.dept}
        options={around.departments.map(({ id, name }) => [id, name])}
        onChange={(dept) => put({ dept })}
      />
      <Select
        label={words.person}
        all={words.anybody}
        value={filter.person}
        options={staff.map(({ id, name }) => [id, name])}
        onChange={(person) => put({ person })}
      />
      <Select
        label={words.age}
        all={words.anyAge}
        value={filter.days}
        options={ages.map((one) => [one, words.olderThan(one)])}
        onChange={(days) => put({ days: days as CaseAge | null })}
      />
      <Select
        label={cases.supervised}
        all={words.supervisedOrNot}
        value={filter.supervised}
        options={[['yes', words.supervisedOnly]]}
        onChange={(supervised) => put({ supervised: supervised as 'yes' | null })}
      />
      <DayField label={words.from} value={filter.from} max={filter.to} onChange={(from) => put({ from })} />
      <DayField label={words.to} value={filter.to} min={filter.from} onChange={(to) => put({ to })} />
    </>
  );
}

type SelectProps = {
  label: string;
  all: string;
  value: string | null;
  options: readonly (readonly [string, string])[];
  onChange: (value: string | null) => void;
};

const Select = ({ label, all, value, options, onChange }: SelectProps) => (
  <SelectField label={label} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
    <option value="">{all}</option>
    {options.map(([id, name]) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </SelectField>
);

type DayProps = {
  label: string;
  value: string | null;
  min?: string | null;
  max?: string | null;
  onChange: (day: string | null) => void;
};

const DayField = ({ label, value, min, max, onChange }: DayProps) => (
  <TextField
    type="date"
    label={label}
    value={value ?? ''}
    min={min ?? undefined}
    max={max ?? undefined}
    onChange={(event) => onChange(event.currentTarget.value || null)}
  />
);
