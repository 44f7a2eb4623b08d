// 抽查复检 on 今日: where somebody else has been and this person may look a second time; nothing while there is nothing.
import { RefreshCw } from 'lucide';
import { useState } from 'preact/hooks';
import { Rechecks } from '../../domain/recheck-reports.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { startAddress } from './start-address.ts';
import styles from './today.module.css';

const mostShown = 3;

export function RechecksToday() {
  const language = useLanguage();
  const { today: words, common, manage } = useWords();
  const [all, showAll] = useState(false);
  const { body, fresh, refresh } = useReport('/api/rechecks', Rechecks, { offers: true });
  // Without a network the phone shows what it last heard, and some of it is over.
  const open = body?.rows.filter(({ until }) => until > Date.now()) ?? [];
  if (open.length === 0) return null;
  return (
    <div class={styles.block}>
      <Card>
        <section class={styles.rechecks} aria-label={words.recheck}>
          <div class={styles.recheckHead}>
            <h2>{words.recheck}</h2>
            {fresh && (
              <Button look="plain" onClick={refresh}>
                {manage.fresh}
              </Button>
            )}
          </div>
          <p class={styles.small}>{words.recheckHint(open.length)}</p>
          <Rows>
            {(all ? open : open.slice(0, mostShown)).map(({ id, placeId, placeName, template, until }) => (
              <Row
                key={id}
                icon={RefreshCw}
                href={startAddress({ place: placeId, template: template.code })}
                about={words.recheckUntil(nearDayAndClock(until, language))}
              >
                {inLanguage(template.name, language)} · {placeName}
              </Row>
            ))}
          </Rows>
          {!all && open.length > mostShown && (
            <Button look="plain" onClick={() => showAll(true)}>
              {common.more}
            </Button>
          )}
        </section>
      </Card>
    </div>
  );
}
