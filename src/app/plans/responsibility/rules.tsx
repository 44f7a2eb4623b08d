// The rules: place and category lead to a department, and to a person where it says so.
import { ArrowUp } from 'lucide';
import { useState } from 'preact/hooks';
import { hazardCategories, type HazardCategory } from '../../../domain/hazard-words.ts';
import type { Responsibility } from '../../../domain/responsibility.ts';
import { PlaceField } from '../../manage/filter-fields.tsx';
import { PlacePicker } from '../../manage/place-picker.tsx';
import { useLanguage } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { caseWords } from '../../words/cases.ts';
import { LineSheet } from './line-sheet.tsx';
import { Part } from './part.tsx';
import { PersonSelect } from './person-select.tsx';
import { put, useNames, useResponsibilityWords, type PartProps } from './use-book.ts';

type Rule = Responsibility['rules'][number];

export function Rules(props: PartProps) {
  const { book, mayKeep, onChange } = props;
  const { rules: words } = useResponsibilityWords();
  const { categories } = caseWords[useLanguage()];
  const names = useNames(props);
  const [at, setAt] = useState<number | null>(null);
  const { rules, departments } = book;
  const nameOf = ({ placeId, category }: Rule): string =>
    words.line(names.place(placeId), category === null ? words.anything : categories[category]);
  const toThe = ({ deptId, personId }: Rule): string =>
    words.to(names.department(deptId), personId === null ? words.headOf : names.person(personId));
  const up = (n: number) => {
    const [one, before] = [rules[n], rules[n - 1]];
    if (one && before) onChange({ ...book, rules: put(put(rules, n, before), n - 1, one) });
  };
  const [first] = departments;
  return (
    <>
      <Part
        title={words.title}
        hint={words.hint}
        none={words.none}
        add={words.add}
        mayKeep={mayKeep}
        lines={rules.map((rule, n) => ({
          key: `${n} ${nameOf(rule)}`,
          name: nameOf(rule),
          about: toThe(rule),
          more: n > 0 && (
            <Button look="plain" aria-label={words.up(nameOf(rule))} onClick={() => up(n)}>
              <Icon of={ArrowUp} size={20} />
              {words.upShort}
            </Button>
          ),
        }))}
        onAdd={first ? () => setAt(rules.length) : null}
        onEdit={setAt}
        onRemove={(n) => onChange({ ...book, rules: put(rules, n, null) })}
      />
      {at !== null && (
        <RuleSheet
          {...props}
          start={rules[at] ?? { placeId: null, category: null, deptId: first?.id ?? '', personId: null }}
          title={rules[at] ? nameOf(rules[at]) : words.add}
          onClose={() => setAt(null)}
          onDone={(one) => {
            setAt(null);
            onChange({ ...book, rules: put(rules, at, one) });
          }}
        />
      )}
    </>
  );
}

type SheetProps = PartProps & { start: Rule; title: string; onDone: (one: Rule) => void; onClose: () => void };

function RuleSheet({ start, title, onDone, onClose, ...props }: SheetProps) {
  const { rules: words } = useResponsibilityWords();
  const { categories } = caseWords[useLanguage()];
  const names = useNames(props);
  const [rule, set] = useState(start);
  const [picking, setPicking] = useState(false);
  const isKnown = props.book.departments.some(({ id }) => id === rule.deptId);
  if (picking)
    return (
      <Sheet key="picking" label={words.place} onClose={() => setPicking(false)}>
        <PlacePicker
          places={props.places}
          chosen={rule.placeId}
          nothing={words.everywhere}
          onChoose={(placeId) => {
            set({ ...rule, placeId });
            setPicking(false);
          }}
        />
      </Sheet>
    );
  return (
    <LineSheet
      title={title}
      wrong={isKnown ? null : words.needDepartment}
      onClose={onClose}
      onDone={() => onDone(rule)}
    >
      <PlaceField label={words.place} onPress={() => setPicking(true)}>
        {names.place(rule.placeId)}
      </PlaceField>
      <SelectField
        label={words.category}
        value={rule.category ?? ''}
        onChange={(event) => set({ ...rule, category: (event.currentTarget.value || null) as HazardCategory | null })}
      >
        <option value="">{words.anything}</option>
        {hazardCategories.map((one) => (
          <option key={one} value={one}>
            {categories[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.department}
        value={rule.deptId}
        onChange={(event) => set({ ...rule, deptId: event.currentTarget.value })}
      >
        {props.book.departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <PersonSelect
        label={words.person}
        people={props.people}
        value={rule.personId}
        nobody={words.headOf}
        onChange={(personId) => set({ ...rule, personId })}
      />
    </LineSheet>
  );
}
