// How old a report is, why it is not newer, and what to say when there is none at all.
import { CloudOff, LogIn, RefreshCw, SearchX } from 'lucide';
import { clock, dayAndClock, dayKey } from './format.ts';
import type { Report } from './use-report.ts';
import { useLanguage, useWords } from './use-screen.ts';
import { Button, ButtonLink } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';
import { Notice } from './ui/notice.tsx';
import styles from './as-of.module.css';

type About = Pick<Report<never>, 'asOf' | 'trouble' | 'busy' | 'refresh'> & { fresh?: boolean };

export function AsOf({ report }: { report: About }) {
  const language = useLanguage();
  const { manage, common } = useWords();
  const { asOf, trouble, busy, fresh, refresh } = report;
  const shown = asOf === null ? '' : dayKey(asOf) === dayKey(Date.now()) ? clock(asOf) : dayAndClock(asOf, language);
  // Nothing is known: the page itself says why.
  if (asOf === null && trouble) return <div class={styles.line} />;
  const words = trouble ? troubleWords(trouble.why, manage)(shown) : common.asOf(shown);
  return (
    <div class={styles.line}>
      <span role="status" class={trouble ? styles.trouble : ''}>
        {trouble && <Icon of={CloudOff} size={20} />}
        {asOf !== null && words}
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
