// 安全周报 and 月报: read in a minute, printed on A4. What is final stays as it was said.
import { BookOpen, Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { briefingKinds, periodAfter, periodBefore } from '../../../domain/briefing.ts';
import { Briefing } from '../../../domain/briefing-reports.ts';
import { AsOf, NothingKnown } from '../../as-of.tsx';
import { dayKey, nearDayAndClock } from '../../format.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useReport } from '../../use-report.ts';
import { useLanguage, useWords } from '../../use-screen.ts';
import { briefingAddress, briefingPath, readAsked } from './asked.ts';
import { BriefingPaper } from './briefing-paper.tsx';
import styles from './briefing.module.css';
import { isEmpty } from './figures.ts';
import { useBriefingWords } from './use-words.ts';

export function BriefingScreen() {
  const { query } = useLocation();
  const { common } = useWords();
  const words = useBriefingWords();
  const asked = readAsked(query);
  const report = useReport(briefingPath(asked), Briefing, { offers: true });
  const { body, trouble } = report;
  const hasAnything = body && !isEmpty(body);
  return (
    <Page
      narrow
      title={words.titles[asked.kind]}
      sub={body && words.period(body.from, body.to)}
      back={common.back}
      backTo="/"
      action={
        hasAnything && (
          <Button look="plain" onClick={() => print()}>
            <Icon of={Printer} size={22} />
            {words.print}
          </Button>
        )
      }
    >
      <div class={styles.screen}>
        <nav class={styles.kinds} aria-label={words.which}>
          {briefingKinds.map((kind) => (
            <a
              key={kind}
              href={briefingAddress({ kind, day: null })}
              aria-current={kind === asked.kind ? 'page' : undefined}
            >
              {words.kinds[kind]}
            </a>
          ))}
        </nav>
        {body && <Steps of={body} />}
        <AsOf report={report} />
        {body && <Said of={body} />}
      </div>
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && !hasAnything && (
        <Notice icon={BookOpen}>
          <p>{words.none}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
      {hasAnything && <BriefingPaper of={body} />}
    </Page>
  );
}

/** To the one before and the one after, up to that under way. */
function Steps({ of }: { of: Briefing }) {
  const { route } = useLocation();
  const words = useBriefingWords();
  const { kind } = of;
  const [before, after] = [periodBefore(of), periodAfter(of)];
  const go = (day: string) => route(briefingAddress({ kind, day }), true);
  return (
    <div class={styles.steps}>
      <Button onClick={() => go(before.from)}>{words.earlier}</Button>
      <Button
        aria-disabled={after.from > dayKey(Date.now())}
        onClick={() => after.from <= dayKey(Date.now()) && go(after.from)}
      >
        {words.later}
      </Button>
    </div>
  );
}

function Said({ of: { is, kind, asOf, finalAt } }: { of: Briefing }) {
  const language = useLanguage();
  const words = useBriefingWords();
  if (is === 'final') return <p class={styles.said}>{words.final(nearDayAndClock(asOf, language))}</p>;
  return (
    <p class={styles.said}>
      {is === 'recounted'
        ? words.recounted
        : `${words.open[kind]}${language === 'zh' ? '。' : '. '}${words.openHint(nearDayAndClock(finalAt, language))}`}
    </p>
  );
}
