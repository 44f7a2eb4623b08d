// How old a report is, why it is not newer, and what to say when there is none at all.
import { CloudOff, LogIn, RefreshCw, SearchX } from 'lucide';
import { clock, dayAndClock, dayKey } from './format.ts';
import type { Report } from './use-report.ts';
import { useLanguage, useWords } from './use-screen.ts';
import { Button, ButtonLink } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';
import { Notice } from './ui/notice.tsx';
import styles from './as-of.module.css';

export type About = Pick<Report<never>, 'asOf' | 'trouble' | 'busy' | 'refresh'> & { fresh?: boolean };

export function AsOf({ report }: { report: About }) {
  const { manage } = useWords();
  const { asOf, trouble, busy, fresh, refresh } = report;
  const words = useAsOf(report);
  // Nothing is known: the page itself says why.
  if (asOf === null && trouble) return <div class={styles.line} />;
  return (
    <div class={styles.line}>
      <span role="status" class={trouble ? styles.trouble : ''}>
        {trouble && <Icon of={CloudOff} size={20} />}
        {words}
      </span>
      {trouble?.why === 'login' ? (
        <ButtonLink look="plain" href="/sign-in">
          {manage.signIn}
        </ButtonLink>
      ) : (
        <Button look={fresh ? 'primary' : 'plain'} aria-disabled={busy} onClick={() => !busy && refresh()}>
          <Icon of={RefreshCw} size={20} />
          {busy ? manage.refreshing : fresh ? manage.fresh : manage.refresh}
        </Button>
      )}
    </div>
  );
}

/** 数据截至 when, with the day when it is not today, and why it is no later; empty while nothing is known. */
export function useAsOf({ asOf, trouble }: Pick<About, 'asOf' | 'trouble'>): string {
  const language = useLanguage();
  const { manage, common } = useWords();
  if (asOf === null) return '';
  const shown = dayKey(asOf) === dayKey(Date.now()) ? clock(asOf) : dayAndClock(asOf, language);
  return trouble ? troubleWords(trouble.why, manage)(shown) : common.asOf(shown);
}

type ManageWords = ReturnType<typeof useWords>['manage'];

function troubleWords(why: NonNullable<About['trouble']>['why'], manage: ManageWords): (time: string) => string {
  if (why === 'login') return manage.loginAsOf;
  return navigator.onLine ? manage.troubleAsOf : manage.offlineAsOf;
}

/** Nothing is known, and why. */
export function NothingKnown({ report }: { report: About }) {
  const { manage, common, problems } = useWords();
  const { trouble, refresh } = report;
  if (trouble?.why === 'login')
    return (
      <Notice icon={LogIn} action={<ButtonLink href="/sign-in">{manage.signIn}</ButtonLink>}>
        {problems.login}
      </Notice>
    );
  const again = <Button onClick={refresh}>{common.retry}</Button>;
  if (trouble?.why === 'refused')
    return (
      <Notice icon={SearchX} action={again}>
        {problems[trouble.code ?? 'fault']}
      </Notice>
    );
  return (
    <Notice icon={CloudOff} action={again}>
      <p>{manage.offline}</p>
      <p>{manage.offlineHint}</p>
    </Notice>
  );
}
