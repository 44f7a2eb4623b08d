// An own record as it stood before a correction, whole.
import { CloudOff } from 'lucide';
import type { OwnRecord } from '../../db/records.ts';
import { nearDayAndClock, inLanguage } from '../format.ts';
import { LeftAnswers } from '../left-answers.tsx';
import { Revision } from '../revision.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AnswerList } from './answer-list.tsx';
import { tellOf, toldBy } from './earlier-card.tsx';
import { useEarlier } from './earlier.ts';
import styles from './records.module.css';

export function OwnVersionPage({ record, entryId }: { record: OwnRecord; entryId: string }) {
  const language = useLanguage();
  const { common, records: words } = useWords();
  const earlier = useEarlier(record);
  const toCurrent = <ButtonLink href={`/record/${record.id}`}>{words.revision.toCurrent}</ButtonLink>;
  const at = earlier?.findIndex((one) => one.entryId === entryId) ?? -1;
  const version = earlier?.[at]?.version;
  const next = earlier?.[at + 1];
  const after = next ? next.version && toldBy(next.version) : tellOf(record);
  const reason = after?.inspection.correction?.reason;
  return (
    <Page
      narrow
      title={record.placeName}
      sub={
        version &&
        `${inLanguage(version.template.name, language)} · ${nearDayAndClock(version.record.submittedAt, language)}`
      }
      back={common.back}
      backTo={`/record/${record.id}`}
    >
      {earlier && !version && (
        <Notice icon={CloudOff} action={toCurrent}>
          {at < 0 ? words.gone : words.revision.away}
        </Notice>
      )}
      {version && (
        <div class={styles.stack}>
          <div class={styles.notNow} role="note">
            <p>{words.revision.earlier(nearDayAndClock(version.record.submittedAt, language))}</p>
            {reason && <p class={styles.about}>{words.revision.why(reason)}</p>}
            {toCurrent}
          </div>
          {after && (
            <Card>
              <Revision before={toldBy(version)} after={after} since />
            </Card>
          )}
          <AnswerList record={{ ...version.record, template: version.template }} />
          <LeftAnswers carried={version.record.inspection.carried} />
        </div>
      )}
    </Page>
  );
}
