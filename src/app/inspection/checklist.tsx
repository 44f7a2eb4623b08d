// The checklist on screen: where I am and that it is saved, the items as a line, and the next thing under the thumb.
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useShown } from '../at-rest.ts';
import { useWords } from '../use-screen.ts';
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { Line } from '../ui/line.tsx';
import { laterAnswers } from './answer-control.tsx';
import { Bar } from './bar.tsx';
import type { DraftStore } from './draft-store.ts';
import { Head } from './head.tsx';
import { ItemRow } from './item-row.tsx';
import { keepInPlace, showHere } from './keep-in-place.ts';
import { Known } from './known-door.ts';
import { StillThere } from './still-there.tsx';
import { OpenDraft, useDraft, useStore } from './use-draft.ts';
import { useDrawn } from './use-drawn.ts';
import styles from './checklist.module.css';

type ChecklistProps = {
  store: DraftStore;
  /** Opened to answer one certain item, which therefore gets the focus. */ jumped: boolean;
};

/** Sheets, camera and photo work come right after the first paint, before anybody can want them. */
const OpenSheets = later(async () => {
  const [{ OpenSheets: part }] = await Promise.all([import('../fetched/walk.ts'), allWords(), laterAnswers()]);
  return part;
});

/** From here on rows out of sight are left out of layout and paint. */
const longList = 60;

export function Checklist({ store, jumped }: ChecklistProps) {
  const list = useRef<HTMLDivElement>(null);
  const { draft } = store.getState();
  const isLong = store.template.items.length > longList;
  useShown(true);
  useLayoutEffect(() => {
    if (!list.current) return;
    showHere(list.current, store.getState().here, jumped);
    return keepInPlace(store, list.current);
  }, [store]);
  return (
    <OpenDraft.Provider value={store}>
      <StillThere id={draft.id}>
        <div class={styles.checklist}>
          <Head />
          <div class={`${styles.list} ${isLong ? styles.long : ''}`} ref={list}>
            <Known />
            <ItemRows />
          </div>
          <Bar />
          <OpenSheets />
        </div>
      </StillThere>
    </OpenDraft.Provider>
  );
}

/** The items that are asked, as rows of the open draft. */
export function ItemRows() {
  const store = useStore();
  const { inspection } = useWords();
  const items = useDraft(({ asked }) => asked);
  // The very same each time, so that only a row that changed is drawn again.
  const rows = useMemo(
    () => items.map((item) => <ItemRow key={item.id} item={item} number={store.numberOf(item)} />),
    [items],
  );
  const drawn = useDrawn();
  return <Line aria-label={inspection.list}>{rows.slice(0, drawn)}</Line>;
}
