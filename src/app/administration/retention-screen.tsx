// 保存期限: the rules and this school's figures, what will go and what went, what is held back.
import { Snowflake } from 'lucide';
import { Retention } from '../../domain/retention-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { retentionWords } from '../words/retention.ts';
import { RetentionDue } from './retention-due.tsx';
import { RetentionGone } from './retention-gone.tsx';
import { RetentionHolds } from './retention-holds.tsx';
import { RetentionRules } from './retention-rules.tsx';
import styles from './retention.module.css';

export function RetentionScreen() {
  const { common } = useWords();
  const words = retentionWords[useLanguage()];
  const report = useReport('/api/retention', Retention);
  const { body, trouble } = report;
  return (
    <Page title={words.title} sub={words.sub} back={common.back} backTo="/status">
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && (
        <div class={styles.stack}>
          <Waiting retention={body} />
          <div class={styles.pair}>
            <RetentionDue retention={body} />
            <RetentionHolds retention={body} onChanged={report.refresh} />
          </div>
          <RetentionRules retention={body} onChanged={report.refresh} />
          <div class={styles.pair}>
            <RetentionGone retention={body} />
            {body.mayChange && (
              <Card>
                <div class={styles.part}>
                  <h2>{words.file}</h2>
                  <p>{words.fileHint}</p>
                  <ButtonLink href="/api/retention/inventory" download>
                    {words.take}
                  </ButtonLink>
                </div>
              </Card>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

/** Why nothing goes at present; that nobody is at work matters only where something would go. */
function Waiting({ retention: { waits, holds, due } }: { retention: Retention }) {
  const language = useLanguage();
  const { waits: words } = retentionWords[language];
  const isAll = holds.some(({ what, lifted }) => what === 'all' && !lifted);
  const isIdle = waits?.why === 'idle' && due.things.length > 0;
  const why = isAll
    ? words.all
    : waits?.why === 'restored'
      ? words.restored(dayAndClock(waits.until, language))
      : isIdle && words.idle;
  if (!why) return null;
  return (
    <p class={styles.waits} role="status">
      <Icon of={Snowflake} size={26} />
      <span>{why}</span>
    </p>
  );
}
