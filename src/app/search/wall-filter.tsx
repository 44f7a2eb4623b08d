// Narrows the wall: by kind, day, place, checklist and grade.
import { useLocation } from 'preact-iso';
import { templates } from '../../db/documents.ts';
import { hazardGrades } from '../../domain/hazard-words.ts';
import { wallKinds } from '../../domain/photo-wall.ts';
import { PlaceFilter } from '../manage/place-filter.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import styles from './photo-wall.module.css';
import { isNarrowed, wallAddress, type WallAsk } from './wall-address.ts';
import { useWallWords } from './use-wall-words.ts';

export function WallFilter({ asked }: { asked: WallAsk }) {
  const db = useDb();
  const language = useLanguage();
  const { route } = useLocation();
  const { common } = useWords();
  const words = useWallWords();
  const lists = useLive(() => templates(db), [db]) ?? [];
  const go = (over: Partial<WallAsk>) => route(wallAddress({ ...asked, ...over }), true);
  const wide = useWide();
  const fields = (
    <div class={styles.filter}>
      <SelectField
        label={words.kind}
        value={asked.kind ?? ''}
        onChange={(event) => go({ kind: wallKinds.find((one) => one === event.currentTarget.value) ?? null })}
      >
        <option value="">{words.allKinds}</option>
        {wallKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.kinds[kind]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.day}
        type="date"
        value={asked.day ?? ''}
        onInput={(event) => go({ day: event.currentTarget.value || null })}
      />
      <PlaceFilter label={words.place} all={words.allPlaces} chosen={asked.place} onChoose={(place) => go({ place })} />
      <SelectField
        label={words.checklist}
        value={asked.template ?? ''}
        onChange={(event) => go({ template: event.currentTarget.value || null })}
      >
        <option value="">{words.allLists}</option>
        {lists.map(({ code, name }) => (
          <option key={code} value={code}>
            {name[language]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.grade}
        value={asked.grade ?? ''}
        onChange={(event) => go({ grade: hazardGrades.find((one) => one === event.currentTarget.value) ?? null })}
      >
        <option value="">{words.allGrades}</option>
        {hazardGrades.map((grade) => (
          <option key={grade} value={grade}>
            {common.grades[grade]}
          </option>
        ))}
      </SelectField>
    </div>
  );
  // On a phone the photos come first.
  if (wide) return fields;
  return (
    <details class={styles.narrow} open={isNarrowed(asked)}>
      <summary>{words.filter}</summary>
      {fields}
    </details>
  );
}
