// The checklist as it will be on a phone, and it can be tapped; what is answered here goes nowhere.
import { useEffect, useMemo } from 'preact/hooks';
import type { Draft } from '../../db/device-db.ts';
import type { Session } from '../../domain/protocol.ts';
import { asWalked, kindsWalked } from '../../domain/asset-walk.ts';
import { keptAs, type WalkedKind, type WalkedAsset } from '../../domain/asset.ts';
import type { Template } from '../../domain/template.ts';
import { ItemRows } from '../inspection/checklist.tsx';
import { draftStore, type DraftStore } from '../inspection/draft-store.ts';
import { OpenDraft } from '../inspection/use-draft.ts';
import { useDb, useSession } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import styles from './checklists.module.css';
import { emptyTexts } from './writing.ts';

export function Preview({ template }: { template: Template }) {
  const db = useDb();
  const session = useSession();
  const { assets: assetWords, checklists: words } = useWords();
  const kinds = kindsWalked(template).join(' ');
  const things = useMemo(() => {
    const each = kinds.split(' ').filter((kind): kind is WalkedKind => kind !== '');
    const all = each.flatMap((kind) => examples(kind, (n) => words.exampleOf(assetWords.categories[kind], n)));
    return all.length > 0 ? all : undefined;
  }, [kinds, words]);
  const shown = useMemo(() => drawable(template), [template]);
  const store = useMemo<DraftStore | null>(() => {
    if (!shown) return null;
    const draft = { ...nowhere(shown, session), ...(things && { assets: things }) };
    return draftStore(db, session, draft, asWalked(shown, things), undefined, () => Promise.resolve());
  }, [shown, things]);
  useEffect(() => () => store?.stop(), [store]);
  if (!store) return <div class={styles.phone} />;
  return (
    <div class={styles.phone}>
      <OpenDraft.Provider value={store} key={store.template.items.length}>
        <ItemRows />
      </OpenDraft.Provider>
    </div>
  );
}

/** Items that ask nothing yet are left out; null when none is left. */
function drawable(template: Template): Template | null {
  const empty = new Set(emptyTexts(template).flatMap(({ itemId, is }) => (is === 'text' ? [itemId] : [])));
  const items = template.items.filter(({ id }) => !empty.has(id));
  return items.length > 0 ? { ...template, items } : null;
}

/** Two things as a register may have them: of the second nobody knows when it was made. */
const examples = (kind: WalkedKind, labelOf: (n: number) => string): WalkedAsset[] =>
  [`${new Date().getFullYear() - 2}-05`, null].map((made, index): WalkedAsset => {
    const { category, special } = keptAs(kind);
    const is = { category, ...(special && { special }), agent: kind === 'extinguisher' ? ('powder' as const) : null };
    return Object.assign(is, { id: `example ${kind} ${index + 1}`, label: labelOf(index + 1), made });
  });

function nowhere(template: Template, { person }: Session): Draft {
  const ms = Date.now();
  return {
    id: `preview of ${template.code}`,
    placeId: person.id,
    placeName: '',
    template: { code: template.code, version: template.version },
    templateName: template.name,
    photoItems: [],
    startedAt: { ms, offsetMin: 0, serverOffsetMs: null, serverOffsetAgeMs: null, sinceStartMs: 0 },
    activeMs: 0,
    answers: [],
    photos: [],
    itemId: null,
    supersedes: null,
    location: null,
    cameraOpenFor: null,
    dropped: [],
    changedAt: ms,
  };
}
