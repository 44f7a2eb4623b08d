// Unfinished inspections of a phone that was lost or wiped, as the school has them: to go on with here. Nothing is shown where there are none.
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { Draft } from '../../db/device-db.ts';
import { notHere, takeCopy, type NotHere } from '../../db/take-copy.ts';
import { DraftCopies } from '../../domain/draft-copy.ts';
import { report } from '../../sync/rest.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { copiesWords } from '../words/copies.ts';
import styles from './school-copies.module.css';

/** `only`: the one that is asked for by its address. */
export function SchoolCopies({ only }: { only?: string }) {
  const db = useDb();
  const words = copiesWords[useLanguage()];
  const { route } = useLocation();
  const [copies, setCopies] = useState<readonly NotHere[]>([]);
  const [said, setSaid] = useSaid('');
  const ask = async () => {
    const answered = await report('/api/drafts', DraftCopies);
    if (!answered.ok) return;
    const wanted = answered.body.copies.filter(({ draft }) => only === undefined || draft.id === only);
    setCopies(await notHere(db, wanted as unknown as { version: number; draft: Draft }[]));
  };
  useEffect(() => void ask().catch(console.error), [db]);
  const take = async (copy: NotHere) => {
    try {
      const taken = await takeCopy(db, copy);
      if (taken === 'newer') return setSaid(words.newer);
      if (taken === 'older') return await ask();
      // Where it is that this address asks for, the page reads it anew.
      const address = `/inspection/${copy.draft.id}`;
      if (location.pathname === address) return location.reload();
      route(address);
    } catch (error) {
      console.error('copy', error);
      setSaid(words.failed);
    }
  };
  if (copies.length === 0) return null;
  return (
    <section class={styles.copies}>
      <Card>
        <h2>{words.title}</h2>
        <p class={styles.small}>{words.hint}</p>
        {copies.map((copy) => (
          <Copy key={copy.draft.id} copy={copy} onTake={() => void take(copy)} />
        ))}
        <p class={styles.small} role="status">
          {said}
        </p>
      </Card>
    </section>
  );
}

function Copy({ copy: { draft, elsewhere }, onTake }: { copy: NotHere; onTake: () => void }) {
  const language = useLanguage();
  const words = copiesWords[language];
  const filled = draft.answers.filter(({ value, na }) => value !== null || na !== undefined).length;
  const name = inLanguage(draft.templateName, language);
  return (
    <div class={styles.copy}>
      <div>
        <b>{name}</b>
        <br />
        {draft.placeName}
        <p class={styles.small}>{words.filled(filled, nearDayAndClock(draft.changedAt, language))}</p>
        {elsewhere > 0 && <p class={styles.small}>{words.elsewhere(elsewhere)}</p>}
      </div>
      <Button large wide look="primary" aria-label={`${words.goOn} ${name} ${draft.placeName}`} onClick={onTake}>
        {words.goOn}
      </Button>
    </div>
  );
}
