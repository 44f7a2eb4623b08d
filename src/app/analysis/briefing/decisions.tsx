// What only those who lead the school can decide, and what of food safety is theirs to hold.
import type { Briefing } from '../../../domain/briefing-reports.ts';
import { inLanguage } from '../../format.ts';
import { useLanguage } from '../../use-screen.ts';
import { caseWords } from '../../words/cases.ts';
import styles from './briefing.module.css';
import { useBriefingWords } from './use-words.ts';

export function Decisions({ of: { standing, facts, from, to } }: { of: Briefing }) {
  const language = useLanguage();
  const words = useBriefingWords();
  const { states } = caseWords[language];
  const { first, principal, vicePrincipal } = standing.decisions;
  // A report kept by an earlier version names the first five.
  const left = principal + vicePrincipal - first.length;
  const { weekly, monthly } = facts;
  const food = [
    monthly.n < monthly.of && {
      key: 'monthly',
      says: words.monthlyMissing(Number(to.slice(5, 7))),
      by: words.offices.principal,
      href: `/ledgers/food-monthly?from=${to.slice(0, 7)}-01&to=${to}`,
    },
    weekly.n < weekly.of && {
      key: 'weekly',
      says: words.weeklyMissing(weekly),
      by: words.weeklyBy,
      href: `/ledgers/food-weekly?from=${from}&to=${to}`,
    },
  ].filter((one) => one !== false);
  return (
    <section>
      <h2>{words.decide}</h2>
      {first.length + food.length === 0 && <p>{words.nothingToDecide}</p>}
      <ul class={styles.cases}>
        {food.map(({ key, says, by, href }) => (
          <li key={key}>
            <a href={href}>{says}</a>
            <span class={styles.marks}>
              <b>{by}</b>
            </span>
          </li>
        ))}
        {first.map(({ id, placeName, text, note, office, what }) => (
          <li key={id}>
            <a href={`/hazards/${id}`}>
              <b>{placeName}</b> {note || inLanguage(text, language)}
            </a>
            <span class={styles.marks}>
              <b>{words.offices[office]}</b>
              <span>{what === 'urge' || what === 'report' || what === 'judge' ? words[what] : states[what]}</span>
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && <p>{words.andMore(left)}</p>}
    </section>
  );
}
