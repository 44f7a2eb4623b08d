// The fields of the records filter: a bar on the desk, a sheet on the phone.
import { ChevronDown } from 'lucide';
import { useId } from 'preact/hooks';
import type { Person } from '../../domain/person.ts';
import { placeName, type Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import { dayPlus } from '../days.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Day, RecordFilter } from './record-filter.ts';
import styles from './filter-fields.module.css';

export type FilterChoices = { places: readonly Place[]; people: readonly Person[]; templates: readonly Template[] };

type FieldsProps = {
  filter: RecordFilter;
  choices: FilterChoices;
  today: string;
  onChange: (filter: RecordFilter) => void;
  onPickPlace: () => void;
  /** On the desk the third tile does this. */
  withPhotos?: boolean;
};

export function FilterFields({ filter, choices, today, onChange, onPickPlace, withPhotos }: FieldsProps) {
  const language = useLanguage();
  const { records } = useWords().manage;
  const place = choices.places.find((each) => each.id === filter.place);
  return (
    <>
      <DayFields day={filter.day} today={today} onChange={(day) => onChange({ ...filter, day })} />
      <PlaceField label={records.place} onPress={onPickPlace}>
        {place ? placeName(place) : records.allPlaces}
      </PlaceField>
      <SelectField
        label={records.template}
        value={filter.template ?? ''}
        onChange={(event) => onChange({ ...filter, template: event.currentTarget.value || null, item: null })}
      >
        <option value="">{records.allTemplates}</option>
        {choices.templates.map((template) => (
          <option key={template.code} value={template.code}>
            {inLanguage(template.name, language)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={records.person}
        value={filter.by ?? ''}
        onChange={(event) => onChange({ ...filter, by: event.currentTarget.value || null })}
      >
        <option value="">{records.allPeople}</option>
        {choices.people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={records.result}
        value={filter.result ?? ''}
        onChange={(event) =>
          onChange({ ...filter, result: (event.currentTarget.value || null) as RecordFilter['result'] })
        }
      >
        <option value="">{records.results.all}</option>
        <option value="abnormal">{records.results.abnormal}</option>
        <option value="normal">{records.results.normal}</option>
      </SelectField>
      {withPhotos && (
        <SelectField
          label={records.photos}
          value={filter.photosMissing ? 'missing' : ''}
          onChange={(event) => onChange({ ...filter, photosMissing: event.currentTarget.value === 'missing' })}
        >
          <option value="">{records.photosAll}</option>
          <option value="missing">{records.photosMissing}</option>
        </SelectField>
      )}
    </>
  );
}

function DayFields({ day, today, onChange }: { day: Day; today: string; onChange: (day: Day) => void }) {
  const { records } = useWords().manage;
  const range = typeof day === 'string' ? null : day;
  const pick = (word: string) => {
    if (word === 'range') onChange({ from: dayPlus(today, -6), to: today });
    else onChange(word as Exclude<Day, object>);
  };
  return (
    <>
      <SelectField
        label={records.day}
        value={range ? 'range' : (day as string)}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        {(['today', 'yesterday', 'week', 'range'] as const).map((word) => (
          <option key={word} value={word}>
            {records.days[word]}
          </option>
        ))}
      </SelectField>
      {range && (
        <>
          <TextField
            type="date"
            label={records.from}
            value={range.from}
            max={range.to}
            onChange={(event) => event.currentTarget.value && onChange({ ...range, from: event.currentTarget.value })}
          />
          <TextField
            type="date"
            label={records.to}
            value={range.to}
            min={range.from}
            max={today}
            onChange={(event) => event.currentTarget.value && onChange({ ...range, to: event.currentTarget.value })}
          />
        </>
      )}
    </>
  );
}

/** Looks like a select; opens the place picker. */
export function PlaceField({ label, onPress, children }: { label: string; onPress: () => void; children: string }) {
  const id = useId();
  return (
    <div class={styles.place}>
      <span class={styles.label} id={`${id}-label`}>
        {label}
      </span>
      <button
        type="button"
        id={id}
        class={styles.box}
        aria-labelledby={`${id}-label ${id}`}
        aria-haspopup="dialog"
        onClick={onPress}
      >
        <span>{children}</span>
        <Icon of={ChevronDown} size={20} />
      </button>
    </div>
  );
}
