// 手机自检: can this phone be relied on in a stairwell? A list one can read, and send to whoever helps.
import { CircleCheckBig, CircleDashed, CircleX, TriangleAlert } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { build } from '../../sync/build.ts';
import { thisBrowser } from '../browser.ts';
import { dayAndClock } from '../format.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { checkNames, runCheck, type CheckName, type Finding } from './self-check.ts';
import styles from './self-check.module.css';

type Findings = Partial<Record<CheckName, Finding>>;

const marks = { good: CircleCheckBig, look: TriangleAlert, bad: CircleX };

export function SelfCheckScreen() {
  const { common, me } = useWords();
  const words = me.selfCheck;
  const [round, setRound] = useState(0);
  const [findings, isDone] = useFindings(round);
  const [sent, setSent] = useState('');
  const report = useReport(findings);
  const bad = Object.values(findings).filter(({ state }) => state === 'bad').length;
  const share = async () => setSent((await shareOrCopy(report)) ? words.copied : words.notCopied);
  return (
    <Page narrow title={words.title} sub={words.lead} back={common.back} backTo="/me">
      <p class={`${styles.verdict} ${isDone ? (bad > 0 ? styles.bad : styles.good) : ''}`} role="status">
        {!isDone ? words.running : bad > 0 ? words.someBad(bad) : words.allWell}
      </p>
      <ul class={styles.checks} aria-label={words.title}>
        {checkNames.map((name) => (
          <Check key={name} name={words.names[name]} finding={findings[name]} />
        ))}
      </ul>
      <div class={styles.keys}>
        <Button large wide disabled={!isDone} onClick={() => setRound(round + 1)}>
          {words.again}
        </Button>
        <Button large wide look="primary" disabled={!isDone} onClick={() => void share()}>
          {words.send}
        </Button>
      </div>
      <p class={styles.sent} role="status">
        {sent}
      </p>
    </Page>
  );
}

/** One after another, each shown as soon as it is known. */
function useFindings(round: number): [Findings, boolean] {
  const db = useDb();
  const language = useLanguage();
  const words = useWords().me.selfCheck;
  const [findings, setFindings] = useState<Findings>({});
  useEffect(() => {
    let isCurrent = true;
    setFindings({});
    void (async () => {
      for (const name of checkNames) {
        const finding = await runCheck(name, { db, words, language });
        if (!isCurrent) return;
        setFindings((known) => ({ ...known, [name]: finding }));
      }
    })();
    return () => {
      isCurrent = false;
    };
  }, [round, db, language]);
  return [findings, checkNames.every((name) => findings[name])];
}

function Check({ name, finding }: { name: string; finding: Finding | undefined }) {
  const words = useWords().me.selfCheck;
  const state = finding?.state;
  return (
    <li class={`${styles.check} ${state ? styles[state] : ''}`}>
      <Icon of={state ? marks[state] : CircleDashed} size={28} />
      <div>
        <b>{name}</b>
        <span class={styles.said}>{finding?.said ?? words.waiting}</span>
      </div>
    </li>
  );
}

/** What is sent: plain lines, no record and no photo. */
function useReport(findings: Findings): string {
  const words = useWords().me.selfCheck;
  const language = useLanguage();
  const { person, school } = useSession();
  const { name, system } = thisBrowser();
  const lines = checkNames.map((check) => {
    const finding = findings[check];
    return `${finding ? words.states[finding.state] : '…'} ${words.names[check]}: ${finding?.said ?? ''}`;
  });
  const head = `${words.title} · ${school.name} · ${person.name} · ${dayAndClock(Date.now(), language)}`;
  return [head, ...lines, `${build} · ${name} ${system}`, navigator.userAgent].join('\n');
}

/** The share sheet where there is one. False when nothing could be done with the text. */
async function shareOrCopy(text: string): Promise<boolean> {
  try {
    if ('share' in navigator && navigator.canShare?.({ text })) await navigator.share({ text });
    else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
