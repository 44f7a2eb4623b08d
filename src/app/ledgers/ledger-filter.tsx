// Which days and which place; of cases, which grade and field.
import { useLocation } from 'preact-iso';
import { hazardCategories, hazardGrades } from '../../domain/hazard-words.ts';
import { ledgerNames, type LedgerName } from '../../domain/ledgers/names.ts';
import { dayKey } from '../format.ts';
import { PlaceFilter } from '../manage/place-filter.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { isOfCases, lastMonth, ledgerAddress, type LedgerAsked } from './asked.ts';
import styles from './ledgers.module.css';
import { caseWords } from '../words/cases.ts';
import { useLedgersWords } from './use-words.ts';

export function LedgerFilter({ asked }: { asked: LedgerAsked }) {
  const words = useLedgersWords();
  const { route } = useLocation();
  const go = (over: Partial<LedgerAsked>) => route(ledgerAddress({ ...asked, ...over }), true);
  return (
    <div class={styles.filter}>
      {isOfCases(asked.name) && <TableField name={asked.name} onChoose={(name) => go({ name })} />}
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          label={words[end]}
          type="date"
          value={asked[end]}
          max={dayKey(Date.now())}
          onChange={(event) => event.currentTarget.value && go({ [end]: event.currentTarget.value })}
        />
      ))}
      <PlaceFilter label={words.place} all={words.allPlaces} chosen={asked.place} onChoose={(place) => go({ place })} />
      {isOfCases(asked.name) && <OfCases asked={asked} go={go} />}
      {!isOfCases(asked.name) && <Button onClick={() => go(lastMonth(dayKey(Date.now())))}>{words.lastMonth}</Button>}
    </div>
  );
}

const ledgersOfCases = ledgerNames.filter(isOfCases);

function TableField({ name, onChoose }: { name: LedgerName; onChoose: (name: LedgerName) => void }) {
  const words = useLedgersWords();
  return (
    <div class={styles.tables}>
      <SelectField
        label={words.table}
        value={name}
        onChange={({ currentTarget: { value } }) => onChoose(ledgersOfCases.find((one) => one === value) ?? name)}
      >
        {ledgersOfCases.map((one) => (
          <option key={one} value={one}>
            {words.names[one] ?? one}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function OfCases({ asked, go }: { asked: LedgerAsked; go: (over: Partial<LedgerAsked>) => void }) {
  const words = useLedgersWords();
  const { common } = useWords();
  const { categories } = caseWords[useLanguage()];
  return (
    <>
      <SelectField
        label={words.grade}
        value={asked.grade ?? ''}
        onChange={({ currentTarget: { value } }) => go({ grade: hazardGrades.find((one) => one === value) ?? null })}
      >
        <option value="">{words.allGrades}</option>
        {hazardGrades.map((one) => (
          <option key={one} value={one}>
            {common.grades[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.category}
        value={asked.category ?? ''}
        onChange={({ currentTarget: { value } }) =>
          go({ category: hazardCategories.find((one) => one === value) ?? null })
        }
      >
        <option value="">{words.allCategories}</option>
        {hazardCategories.map((one) => (
          <option key={one} value={one}>
            {categories[one]}
          </option>
        ))}
      </SelectField>
    </>
  );
}
