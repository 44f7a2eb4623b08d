// Whoever holds a paper scans or types its code, and reads what the paper must say.
import { CircleCheck, CircleX } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { LedgerCheck } from '../../domain/ledgers/ledger-reports.ts';
import { dayAndClock } from '../format.ts';
import { report, type Answered } from '../../sync/rest.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { caseWords } from '../words/cases.ts';
import styles from './ledger-choice.module.css';
import { useLedgersWords } from './use-words.ts';

export function CheckCode({ scanned = '' }: { scanned?: string }) {
  const words = useLedgersWords();
  const { problems } = useWords();
  const [code, setCode] = useState(scanned);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Answered<LedgerCheck> | null>(null);
  const check = async () => {
    if (busy || !code.trim()) return;
    setBusy(true);
    setSaid(await report(`/api/ledgers/check?code=${encodeURIComponent(code.trim())}`, LedgerCheck));
    setBusy(false);
  };
  useEffect(() => void check(), []);
  return (
    <section class={styles.check}>
      <h2 class={styles.part}>{words.check}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <TextField
          label={words.code}
          hint={words.checkHint}
          value={code}
          maxLength={80}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" aria-disabled={busy}>
          {busy ? words.checking : words.checkNow}
        </Button>
      </form>
      <div role="status">
        {said &&
          (said.ok ? <Verdict of={said.body.made} /> : <p>{said.code ? problems[said.code] : words.notChecked}</p>)}
      </div>
    </section>
  );
}

function Verdict({ of }: { of: LedgerCheck['made'] }) {
  const words = useLedgersWords();
  const { common } = useWords();
  const language = useLanguage();
  const { categories } = caseWords[language];
  if (!of)
    return (
      <p class={styles.bad}>
        <Icon of={CircleX} size={24} /> {words.notOurs}
      </p>
    );
  // A weekly or monthly report is held beside the paper whole.
  const kind = of.name === 'week-briefing' ? 'week' : of.name === 'month-briefing' ? 'month' : null;
  const place = of.place ?? (of.part ? words.part : words.school);
  return (
    <>
      <p class={styles.good}>
        <Icon of={CircleCheck} size={24} /> {words.isOurs}
      </p>
      <p>{words.compare}</p>
      <ul class={styles.facts}>
        <li lang="zh-CN">{of.title}</li>
        <li>{words.period(of.from, of.to)}</li>
        <li>{words.where(place)}</li>
        {of.grade && <li>{common.grades[of.grade]}</li>}
        {of.category && <li>{categories[of.category]}</li>}
        <li>{kind ? words.inspections(of.count) : words.rows(of.count)}</li>
        {of.shown && <li>{words.shownOn}</li>}
        {of.closed && (
          <li>{words.closing.check(of.closed.byName, dayAndClock(of.closed.at, language), of.closed.holds)}</li>
        )}
      </ul>
      {kind && <ButtonLink href={`/analysis/briefing?kind=${kind}&day=${of.from}`}>{words.openBriefing}</ButtonLink>}
    </>
  );
}
