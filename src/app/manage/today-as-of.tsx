// On 今日 of managers: how old the numbers of a card are, and why there are none.
import { CloudOff } from 'lucide';
import { useAsOf, type About } from '../as-of.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { hazardsTodayWords } from '../words/hazards-today.ts';
import styles from './today-as-of.module.css';

/** What is shown is as old as its oldest part, and whatever keeps one part from being newer is said of all. */
export function together(...reports: About[]): About {
  const times = reports.map(({ asOf }) => asOf).filter((at) => at !== null);
  return {
    asOf: times.length > 0 ? Math.min(...times) : null,
    trouble: reports.find(({ trouble }) => trouble)?.trouble ?? null,
    busy: reports.some(({ busy }) => busy),
    refresh: () => reports.forEach(({ refresh }) => refresh()),
  };
}

export function TodayAsOf({ of }: { of: Pick<About, 'asOf' | 'trouble'> }) {
  const { common } = useWords();
  const why = useNothing(of);
  const said = useAsOf(of);
  return (
    <span class={of.trouble ? styles.trouble : styles.asOf}>
      {of.trouble && <Icon of={CloudOff} size={20} />}
      {said || why || common.loading}
    </span>
  );
}

/** Why nothing is known; empty where nothing stands in the way. */
function useNothing({ trouble }: Pick<About, 'trouble'>): string {
  const { problems } = useWords();
  const words = hazardsTodayWords[useLanguage()];
  if (!trouble) return '';
  if (trouble.why === 'login') return problems.login;
  if (trouble.why === 'refused') return problems[trouble.code ?? 'fault'];
  return navigator.onLine ? words.unreachable : words.offline;
}

/** A small line that could not be asked for says so, instead of looking as if there were nothing. */
export function NotAsked({ what, of }: { what: string; of: Pick<About, 'trouble'> & { body: unknown } }) {
  const why = useNothing(of);
  if (of.body || !why) return null;
  return (
    <p class={styles.trouble}>
      <Icon of={CloudOff} size={20} />
      {what} · {why}
    </p>
  );
}
