// What a correction changed, and the way to what was said before it.
import type { OwnRecord } from '../../db/records.ts';
import { nearDayAndClock } from '../format.ts';
import { Revision, type Told } from '../revision.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { useEarlier, type Earlier } from './earlier.ts';
import styles from './records.module.css';

export function EarlierCard({ record }: { record: OwnRecord }) {
  const language = useLanguage();
  const { revision: words } = useWords().records;
  const earlier = useEarlier(record) ?? [];
  const before = earlier.at(-1);
  if (!before) return null;
  const isAway = earlier.some(({ version }) => version === null);
  const now = tellOf(record);
  return (
    <Card>
      {before.version && now && <Revision before={toldBy(before.version)} after={now} />}
      {earlier.map(
        ({ entryId, version }) =>
          version && (
            <p key={entryId}>
              <a class={styles.version} href={`/record/${record.id}/${entryId}`}>
                {words.open(nearDayAndClock(version.record.submittedAt, language))}
              </a>
            </p>
          ),
      )}
      {isAway && <p class={styles.about}>{words.away}</p>}
    </Card>
  );
}

export const toldBy = ({ record, template }: NonNullable<Earlier['version']>): Told => ({
  inspection: record.inspection,
  template,
  day: record.day,
});

/** Undefined while the checklist is not on the phone. */
export const tellOf = ({ inspection, template, day }: OwnRecord): Told | undefined =>
  template && { inspection, template, day };
