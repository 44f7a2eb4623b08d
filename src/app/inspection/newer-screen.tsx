// A newer version of the checklist was published since this draft was begun: what is different, what would be left behind,
// and the person decides. Until then the draft stays with the version it was begun with.
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { carryDraftOver, newerVersion } from '../../db/carry-over.ts';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { asWalkedLater, walkedTemplate } from '../../db/walked-template.ts';
import { draft as draftOf } from '../../db/drafts.ts';
import { carryOver, type Left } from '../../domain/carry-over.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Template } from '../../domain/template.ts';
import { changesBetween } from '../../domain/template-changes.ts';
import { answerText } from '../answer-text.ts';
import { Changes } from '../changes.tsx';
import { inLanguage } from '../format.ts';
import type { Language, Words } from '../state.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { NoDraft } from './no-draft.tsx';
import { whereItWent } from './draft-opening.ts';
import styles from './newer.module.css';

type Found = { draft: Draft; before: Template; after: Template };
type Gone = { is: 'submitted' | 'absent' };

async function find(db: DeviceDb, id: string): Promise<Found | Gone | null> {
  const draft = await draftOf(db, id);
  if (!draft) return { is: await whereItWent(db, id) };
  const before = await walkedTemplate(db, draft);
  const newer = await newerVersion(db, draft);
  const after = newer && (await asWalkedLater(newer, draft.assets));
  return before && after ? { draft, before, after } : null;
}

export function NewerScreen() {
  const id = useRoute().params['id'] ?? '';
  const db = useDb();
  const { newer } = useWords().inspection;
  const found = useLive(() => find(db, id), [db, id]);
  if (found && 'is' in found) return <NoDraft id={id} is={found.is} />;
  if (found) return <Newer found={found} />;
  return (
    <Page narrow title={newer.title} back={newer.back} backTo={`/inspection/${id}`}>
      {found === null && (
        <>
          <p class={styles.about}>{newer.none}</p>
          <ButtonLink look="primary" wide href={`/inspection/${id}`}>
            {newer.back}
          </ButtonLink>
        </>
      )}
    </Page>
  );
}

function Newer({ found: { draft, before, after } }: { found: Found }) {
  const db = useDb();
  const words = useWords();
  const language = useLanguage();
  const { route } = useLocation();
  const { newer, elsewhere, failed } = words.inspection;
  const [fault, setFault] = useState<string | null>(null);
  const { answers, left } = carryOver(before, after, draft.answers);
  const back = `/inspection/${draft.id}`;
  const goOver = async () => {
    try {
      await carryDraftOver(db, draft.id, [before, after], (one) => saidOf(one, before, words, language));
      route(back, true);
    } catch (error) {
      const isHeld = error instanceof Refusal && error.code === 'conflict';
      setFault(isHeld ? elsewhere.title : failed.title);
    }
  };
  return (
    <Page
      narrow
      title={newer.title}
      sub={`${draft.placeName} · ${inLanguage(after.name, language)}`}
      back={newer.back}
      backTo={back}
      bar={
        <Button look="primary" large onClick={() => void goOver()}>
          {newer.goOver}
        </Button>
      }
    >
      <p class={styles.about}>{newer.about(before.version, after.version, answers.length)}</p>
      {fault && (
        <p class={styles.fault} role="alert">
          {fault}
        </p>
      )}
      {left.length > 0 && (
        <section class={styles.left}>
          <h2>{newer.left(left.length)}</h2>
          <p class={styles.about}>{newer.leftHint}</p>
          <dl>
            {left.map((one) => (
              <div key={one.item.id}>
                <dt>{inLanguage(one.item.text, language)}</dt>
                <dd>{saidOf(one, before, words, language)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <h2 class={styles.head}>{newer.changes}</h2>
      <Changes changes={changesBetween(before, after)} />
      <ButtonLink look="quiet" wide href={back}>
        {newer.stay(before.version)}
      </ButtonLink>
    </Page>
  );
}

const mostLetters = 1000;

/** The answer with everything beside it, as one text; of a table its cells. */
function saidOf({ item, answer }: Left, before: Template, words: Words, language: Language): string {
  const reasons = (answer.reasons ?? []).flatMap((index) => before.reasons[index]?.[language] ?? []);
  const rows = item.type === 'TABLE' && Array.isArray(answer.value) ? answer.value.map((row) => row.join(' / ')) : [];
  const photos = answer.photos.length > 0 ? words.common.photos(answer.photos.length) : '';
  const parts = [answerText(item, answer, words, language), ...reasons, answer.note, photos].filter(Boolean);
  const text = [parts.join(' · '), ...rows].join('\n');
  return Array.from(text).slice(0, mostLetters).join('');
}
