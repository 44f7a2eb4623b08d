// The report itself, the same on the screen and on paper: first what is dangerous, then what is to be decided, then what was done and missed.
import type { Briefing } from '../../../domain/briefing-reports.ts';
import { changes } from '../../../domain/briefing.ts';
import { clock, dayKey } from '../../format.ts';
import { CheckSquare } from '../../print/check-square.tsx';
import { useSession } from '../../use-screen.ts';
import styles from './briefing.module.css';
import { Dangers } from './dangers.tsx';
import { Decisions } from './decisions.tsx';
import { Figures } from './figure-list.tsx';
import { useBriefingWords } from './use-words.ts';

export function BriefingPaper({ of }: { of: Briefing }) {
  const words = useBriefingWords();
  const { standing, facts } = of;
  const { rounds, meals, plans } = facts;
  const roundsNotWalked = rounds.partly + rounds.missed;
  const headline = {
    major: standing.major,
    overdue: standing.overdue,
    roundsNotWalked,
    mealsNotWhole: meals.of - meals.n,
    wasAnyDue: roundsNotWalked + rounds.done + rounds.late + meals.of > 0,
  };
  return (
    <article class={styles.paper}>
      <Head of={of} />
      <p class={styles.headline}>{words.headline(headline)}</p>
      <Changed of={of} />
      <Corrections of={of} />
      <Dangers of={of} />
      <Decisions of={of} />
      <section>
        <h2>{words.did[of.kind]}</h2>
        <Figures of={of} />
        {plans.length > 0 && (
          <>
            <h3>{words.plans}</h3>
            <ul class={styles.plain}>
              {plans.map(({ planId, planName, missed, of: all }) => (
                <li key={planId}>
                  <span>{planName}</span>
                  <span>{words.planSays(missed, all)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Foot of={of} />
    </article>
  );
}

/** On paper only: the screen has its own. */
function Head({ of: { kind, from, to, code } }: { of: Briefing }) {
  const words = useBriefingWords();
  const { school } = useSession();
  return (
    <header class={styles.onPaper}>
      <CheckSquare code={code} says={words.scanToCheck} />
      <p class={styles.school}>{school.name}</p>
      <h2 class={styles.title}>{words.titles[kind]}</h2>
      <p class={styles.school}>{words.period(from, to)}</p>
    </header>
  );
}

function Changed({ of: { facts, before } }: { of: Briefing }) {
  const words = useBriefingWords();
  const all = changes(facts, before);
  if (all.every(({ is }) => is === 'few')) return null;
  const named = (which: 'better' | 'worse'): string =>
    all
      .filter(({ is }) => is === which)
      .map(({ measure }) => words.measures[measure])
      .join(words.list);
  const [better, worse] = [named('better'), named('worse')];
  return (
    <p class={styles.changed}>
      {worse && <span data-is="worse">{words.worse(worse)}</span>}
      {better && <span data-is="better">{words.better(better)}</span>}
      {!worse && !better && <span>{words.noChange}</span>}
    </p>
  );
}

function Corrections({ of: { corrections } }: { of: Briefing }) {
  const words = useBriefingWords();
  if (corrections.length === 0) return null;
  return (
    <section class={styles.corrected}>
      <h2>{words.corrections}</h2>
      <p>{words.correctionsHint}</p>
      <ul>
        {corrections.map(({ what, said, now }) => (
          <li key={what}>{words.correction(words.correctable[what], said, now)}</li>
        ))}
      </ul>
    </section>
  );
}

const moment = (ms: number): string => `${dayKey(ms)} ${clock(ms)}`;

function Foot({ of: { asOf, code } }: { of: Briefing }) {
  const words = useBriefingWords();
  const { keeper, principal, day } = words.signs;
  return (
    <footer class={styles.foot}>
      <p>{words.counted}</p>
      <p class={styles.code}>
        {words.code} {code}
      </p>
      <div class={styles.onPaper}>
        <p>{words.stands(moment(asOf), moment(Date.now()))}</p>
        <div class={styles.signs}>
          {[keeper, principal, day].map((sign) => (
            <span key={sign}>{sign}</span>
          ))}
        </div>
      </div>
    </footer>
  );
}
