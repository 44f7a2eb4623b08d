// The parts of 学校设置 that are chosen rather than reckoned.
import { places } from '../../db/school-places.ts';
import { isOfDorm } from '../../domain/dorm.ts';
import { facilities, schoolKinds } from '../../domain/school.ts';
import { libraryAfter } from '../../domain/settings.ts';
import type { SchoolSettings } from '../../domain/settings-reports.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import { setUpWords } from '../words/set-up.ts';
import { settingsWords } from '../words/settings.ts';
import type { PartProps } from './settings-screen.tsx';
import styles from './settings.module.css';

type SchoolProps = PartProps & { settings: SchoolSettings; wrong: string | undefined };

export function SchoolPart({ form, settings, wrong, onChange }: SchoolProps) {
  const language = useLanguage();
  const [words, names] = [settingsWords[language], setUpWords[language]];
  return (
    <Card>
      <div class={styles.part}>
        <h2>{words.school}</h2>
        <TextField
          label={names.schoolName}
          hint={words.nameHint}
          error={wrong}
          value={form.name}
          autocomplete="organization"
          onInput={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Choices
          label={names.kind}
          options={schoolKinds.map((value) => ({ value, text: names.kinds[value] }))}
          chosen={[form.kind]}
          onChoose={([kind]) => kind && onChange({ kind })}
        />
        <Choices
          label={names.facilities}
          hint={words.facilitiesHint}
          kind="several"
          options={facilities.map((value) => ({ value, text: names.facilityNames[value] }))}
          chosen={form.facilities}
          onChoose={(chosen) => onChange({ facilities: facilities.filter((facility) => chosen.includes(facility)) })}
        />
        <LibraryNews form={form} settings={settings} />
      </div>
    </Card>
  );
}

/** Before it is saved: which checklists will come, and which nothing asks for any more. */
function LibraryNews({ form, settings: { chosen, library } }: Pick<SchoolProps, 'form' | 'settings'>) {
  const words = settingsWords[useLanguage()];
  const { added, idle } = libraryAfter(library, chosen, form);
  return (
    <div class={styles.news} role="status">
      {added.length > 0 && (
        <div>
          <b>{words.added(added.length)}</b>
          <Names of={added} />
        </div>
      )}
      {idle.length > 0 && (
        <div>
          <b>{words.idle(idle.length)}</b>
          <Names of={idle} />
          <p>{words.idleHint}</p>
          <ButtonLink href="/checklists">{words.toChecklists}</ButtonLink>
        </div>
      )}
    </div>
  );
}

const Names = ({ of }: { of: readonly { code: string; name: string }[] }) => (
  <ul>
    {of.map(({ code, name }) => (
      <li key={code}>
        {code} {name}
      </li>
    ))}
  </ul>
);

const stamps = ['school', 'person'] as const;

export function StampPart({ form, onChange }: PartProps) {
  const words = settingsWords[useLanguage()];
  const { person, school } = form.stamp;
  const who = [person && words.samplePerson, school && form.name.trim()].filter(Boolean).join(' · ');
  return (
    <Card>
      <div class={styles.part}>
        <h2>{words.stamp}</h2>
        <Choices
          label={words.stampSays}
          hint={words.stampHint}
          kind="several"
          options={stamps.map((value) => ({ value, text: words.stamps[value] }))}
          chosen={stamps.filter((one) => form.stamp[one])}
          onChoose={(chosen) =>
            onChange({ stamp: { school: chosen.includes('school'), person: chosen.includes('person') } })
          }
        />
        <figure class={styles.preview}>
          <figcaption>{words.preview}</figcaption>
          <div class={styles.band}>
            <span>{words.samplePlace}</span>
            <span>2026-11-22 22:33:08</span>
            {who && <span>{who}</span>}
          </div>
        </figure>
      </div>
    </Card>
  );
}

export function DormitoriesPart({ form, onChange }: PartProps) {
  const words = settingsWords[useLanguage()];
  const db = useDb();
  const known = useLive(() => places(db), [db]) ?? [];
  const buildings = known.filter(({ kind, retired }) => kind === 'building' && !retired);
  const unnamed = buildings.filter(({ name }) => !isOfDorm(name));
  const marked = form.dormitories ?? [];
  return (
    <Card>
      <div class={styles.part}>
        <h2>{words.dormitories}</h2>
        <p>{buildings.length === 0 ? words.noBuildings : words.dormitoriesHint}</p>
        {unnamed.length > 0 && (
          <Choices
            label={words.markDormitories}
            kind="several"
            options={unnamed.map(({ id, name }) => ({ value: id, text: name }))}
            chosen={marked}
            onChoose={(chosen) => onChange({ dormitories: chosen.toSorted() })}
          />
        )}
      </div>
    </Card>
  );
}

const languages = ['zh', 'en'] as const;

export function LanguagePart({ form, onChange }: PartProps) {
  const words = settingsWords[useLanguage()];
  return (
    <Card>
      <div class={styles.part}>
        <h2>{words.language}</h2>
        <Choices
          label={words.languageFor}
          hint={words.languageHint}
          options={languages.map((value) => ({ value, text: words.languages[value] }))}
          chosen={[form.language]}
          onChoose={([language]) => language && onChange({ language })}
        />
      </div>
    </Card>
  );
}
