// Narrowing hazards down by grade and state; a choice is an address.
import { useLocation } from 'preact-iso';
import { hazardGrades } from '../../domain/hazard-words.ts';
import { useWords } from '../use-screen.ts';
import { SelectField } from '../ui/field.tsx';
import { hazardAddress, hazardStates, type HazardFilter } from './hazard-filter.ts';
import styles from './hazards.module.css';

export function HazardChoices({ filter }: { filter: HazardFilter }) {
  const { route } = useLocation();
  const { hazards, common } = useWords();
  const choose = (next: HazardFilter) => route(hazardAddress(next));
  return (
    <div class={styles.choices} role="group" aria-label={hazards.filters}>
      <SelectField
        label={hazards.grade}
        value={filter.grade ?? ''}
        onChange={(event) => choose({ ...filter, grade: (event.currentTarget.value || null) as HazardFilter['grade'] })}
      >
        <option value="">{hazards.states.all}</option>
        {hazardGrades.map((grade) => (
          <option key={grade} value={grade}>
            {common.grades[grade]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={hazards.state}
        value={filter.state ?? ''}
        onChange={(event) => choose({ ...filter, state: (event.currentTarget.value || null) as HazardFilter['state'] })}
      >
        <option value="">{hazards.states.all}</option>
        {hazardStates.map((state) => (
          <option key={state} value={state}>
            {hazards.states[state]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
