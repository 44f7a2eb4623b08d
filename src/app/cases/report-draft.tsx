// A report that was begun and not handed in, on 今日: as an inspection that is not finished.
import { inHand } from '../../db/in-hand.ts';
import { place } from '../../db/documents.ts';
import { placeName } from '../../domain/place.ts';
import { nearDayAndClock } from '../format.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import { reportingIn } from './reporting.ts';
import { useCaseWords } from './use-words.ts';

/** `isNext`: there is nothing else to go on with. */
export function ReportDraft({ isNext }: { isNext: boolean }) {
  const db = useDb();
  const language = useLanguage();
  const { today, common } = useWords();
  const { report: words, categories } = useCaseWords();
  const found = useLive(async () => {
    const held = await inHand(db, 'report');
    const said = held && reportingIn(held, '');
    return held && said && { held, said, place: said.placeId ? await place(db, said.placeId) : undefined };
  }, [db]);
  if (!found) return null;
  const { held, said, place: where } = found;
  const facts = [
    where && placeName(where),
    said.category && categories[said.category],
    held.photos.length > 0 && common.photos(held.photos.length),
    held.at !== undefined && nearDayAndClock(held.at, language),
  ];
  return (
    <div class={styles.draft}>
      <Card {...(isNext && { kind: 'main' })}>
        <div class={styles.resume}>
          <div>
            <div class={styles.small}>{today.resume}</div>
            <h2>{words.title}</h2>
            {said.note && <div class={styles.words}>{said.note}</div>}
            <div class={styles.small}>
              {facts.filter(Boolean).join(' · ')} <b class={styles.saved}>{today.saved}</b>
            </div>
          </div>
          <ButtonLink look={isNext ? 'primary' : 'quiet'} large href="/hazards/report">
            {today.goOn}
          </ButtonLink>
        </div>
      </Card>
    </div>
  );
}
