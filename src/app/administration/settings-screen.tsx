// 学校设置: what the school is called and has, what a case is given, what photos say, and its language.
import { useRef, useState } from 'preact/hooks';
import { caseGrades, caseWaits, longestHours } from '../../domain/settings.ts';
import { SchoolSettings } from '../../domain/settings-reports.ts';
import { canonical } from '../../domain/canonical.ts';
import { postFor } from '../../sync/rest.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useSaid } from '../use-said.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { settingsWords } from '../words/settings.ts';
import { formOf, isHourWrong, isNameWrong, saidIn, type SettingsForm } from './settings-form.ts';
import { DormitoriesPart, LanguagePart, SchoolPart, StampPart } from './settings-parts.tsx';
import styles from './settings.module.css';

export function SettingsScreen() {
  const { common } = useWords();
  const words = settingsWords[useLanguage()];
  const report = useReport('/api/settings', SchoolSettings);
  const { body, trouble } = report;
  return (
    <Page title={words.title} sub={words.sub} back={common.back} backTo="/status">
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && <Settings newest={body} onSaved={report.change} />}
    </Page>
  );
}

type Props = { newest: SchoolSettings; onSaved: (now: SchoolSettings) => void };

/** What is being changed stays under the hand, whatever a colleague saves meanwhile; that he did is told. */
function Settings({ newest, onSaved }: Props) {
  const language = useLanguage();
  const words = settingsWords[language];
  const { problems, manage } = useWords();
  const [settings, setSettings] = useState(newest);
  const [form, setForm] = useState<SettingsForm>(() => formOf(newest.chosen));
  const [tries, setTries] = useState(0);
  const [said, setSaid] = useState<'saved' | 'unchanged' | null>(null);
  const [failed, setFailed] = useSaid<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);

  const show = (now: SchoolSettings) => {
    setSettings(now);
    setForm(formOf(now.chosen));
    setTries(0);
    setFailed(null);
  };
  const change = (part: Partial<SettingsForm>) => {
    setForm({ ...form, ...part });
    setSaid(null);
  };
  const save = async () => {
    if (busy) return;
    setFailed(null);
    setSaid(null);
    setTries(tries + 1);
    const chosen = saidIn(form);
    if (!chosen) return;
    if (canonical(chosen) === canonical(settings.chosen)) return setSaid('unchanged');
    setBusy(true);
    const was = settings.last?.entry ?? null;
    const answered = await postFor('/api/settings', { ...chosen, was }, SchoolSettings);
    setBusy(false);
    if (answered.ok) {
      onSaved(answered.body);
      show(answered.body);
      return setSaid('saved');
    }
    if (answered.why === 'unreachable') return setFailed(manage.people.needsNetwork);
    if (answered.code === 'conflict') return setFailed(words.changedBy(newest.last?.byName ?? ''));
    setFailed(answered.code ? problems[answered.code] : words.failed);
  };

  const { last } = settings;
  const isOther = (newest.last?.entry ?? null) !== (last?.entry ?? null);
  return (
    <form
      class={styles.stack}
      noValidate
      ref={fields}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class={styles.last}>{last ? words.last(last.byName, dayAndClock(last.at, language)) : words.never}</p>
      {isOther && (
        <div class={styles.other} role="status">
          <p>{words.changedBy(newest.last?.byName ?? '')}</p>
          <Button onClick={() => show(newest)}>{words.showNew}</Button>
        </div>
      )}
      <SchoolPart
        form={form}
        settings={settings}
        wrong={tries > 0 && isNameWrong(form) ? words.nameWrong : undefined}
        onChange={change}
      />
      <HoursPart form={form} tried={tries > 0} onChange={change} />
      <div class={styles.pair}>
        <StampPart form={form} onChange={change} />
        <LanguagePart form={form} onChange={change} />
        <DormitoriesPart form={form} onChange={change} />
      </div>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <p class={styles.said} role="status">
        {said && words[said]}
      </p>
      <Button type="submit" look="primary" large wide aria-disabled={busy}>
        {words.save}
      </Button>
    </form>
  );
}

export type PartProps = { form: SettingsForm; onChange: (part: Partial<SettingsForm>) => void };

function HoursPart({ form, tried, onChange }: PartProps & { tried: boolean }) {
  const words = settingsWords[useLanguage()];
  return (
    <Card>
      <div class={styles.part}>
        <h2>{words.hours}</h2>
        <p>{words.hoursHint}</p>
        <div class={styles.waits}>
          {caseWaits.map((wait) => (
            <fieldset key={wait} class={styles.wait}>
              <legend>{words.waits[wait]}</legend>
              <div class={styles.hours}>
                {caseGrades.map((grade) => {
                  const most = longestHours[wait][grade];
                  return (
                    <TextField
                      key={grade}
                      label={words.grades[grade]}
                      hint={words.most(most)}
                      value={form.hours[wait][grade]}
                      inputMode="numeric"
                      autocomplete="off"
                      maxLength={3}
                      error={tried && isHourWrong(form, wait, grade) ? words.hoursWrong(most) : undefined}
                      onInput={({ currentTarget: { value } }) =>
                        onChange({ hours: { ...form.hours, [wait]: { ...form.hours[wait], [grade]: value } } })
                      }
                    />
                  );
                })}
              </div>
            </fieldset>
          ))}
        </div>
        <p class={styles.note}>{words.law}</p>
      </div>
    </Card>
  );
}
