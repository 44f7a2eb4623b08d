// One thing on its way, with the reason where it stands still.
import type { WaitingLine } from '../../db/waiting-lines.ts';
import { dayTitle } from '../days.ts';
import { clock, dayKey, inLanguage } from '../format.ts';
import { recordTone, recordWord } from '../record-state.ts';
import type { Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { ForSupport } from './for-support.tsx';
import { TryAgain } from './try-again.tsx';
import styles from './records.module.css';

export function WaitingCard({ line }: { line: WaitingLine }) {
  const words = useWords();
  const language = useLanguage();
  const { record, code } = line;
  const [day, today] = [dayKey(line.at), dayKey(Date.now())];
  const isWithdrawn = record?.state === 'withdrawn';
  const what = record
    ? [inLanguage(record.templateName, language), record.placeName]
    : [kindOf(line, words), line.name];
  const about = (
    <>
      <span class={styles.cardHead}>{what.filter(Boolean).join(' · ')}</span>
      <span class={styles.about}>
        {[
          `${day === today ? '' : `${dayTitle(day, today, language)} `}${clock(line.at)}`,
          isWithdrawn ? words.records.withdrawYes : record && words.common.items(itemsOf(record)),
          line.photos.total > 0 && words.common.photos(line.photos.total),
        ]
          .filter(Boolean)
          .join('　')}
      </span>
      <span>
        <Badge tone={recordTone(line)}>{recordWord(line, words)}</Badge>
      </span>
      {line.delivery !== 'attention' && line.stuck && (
        <span class={styles.about}>{words.records.network.sentBack(line.stuck)}</span>
      )}
    </>
  );
  // There is no page to open for anything else.
  const href = record && !isWithdrawn ? `/record/${line.id}` : undefined;
  if (line.delivery !== 'attention')
    return (
      <li>
        <a class={styles.waiting} href={href}>
          {about}
        </a>
      </li>
    );
  return (
    <li class={`${styles.waiting} ${styles.stuck}`}>
      {about}
      {code && <p>{whyStuck(line, words.problems[code], words.records)}</p>}
      <ForSupport code={code} entryId={line.entryId} />
      <div class={styles.ways}>
        <TryAgain about={line.id} />
        {href && (
          <ButtonLink wide href={href}>
            {words.records.open}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

const itemsOf = ({ tally }: NonNullable<WaitingLine['record']>): number =>
  tally.normal + tally.abnormal + tally.notApplicable;

function kindOf({ kind }: WaitingLine, { common: { tabs }, records, assets }: Words): string {
  if (kind === 'hazard-reported') return tabs.report;
  if (kind === 'inspection-signed') return records.signed;
  const [of = ''] = kind.split('-');
  if (of === 'hazard') return tabs.hazards;
  if (/^(round|point)/.test(of)) return records.round;
  if (/^(sample|seal|fridge|menu|figures)/.test(of)) return tabs.kitchen;
  if (of.startsWith('place')) return tabs.places;
  return of === 'asset' ? assets.open : records.setting;
}

const whyStuck = ({ troubles }: WaitingLine, why: string, words: Words['records']): string =>
  troubles.length > 0 ? words.photosStuck(troubles.length, why) : words.refusedTwice(why);
