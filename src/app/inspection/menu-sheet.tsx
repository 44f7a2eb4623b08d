// What can be done with the whole inspection: read about its checklist, or give it up after being asked.
import { Trash2, Undo2 } from 'lucide';
import { useLocation } from 'preact-iso';
import { discardDraft } from '../../db/discard-draft.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { backSettled } from '../ui/back.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeSheet, openSheet, undoLast } from './draft-actions.ts';
import { useStore } from './use-draft.ts';
import styles from './sheets.module.css';

export function MenuSheet() {
  const store = useStore();
  const { inspection, common } = useWords();
  const language = useLanguage();
  const { template } = store;
  const { menuSheet } = inspection;
  const lastItem = store.items.get(store.getState().last?.itemId ?? '');
  return (
    <Sheet label={menuSheet.title} onClose={() => closeSheet(store)}>
      <h2>{inLanguage(template.name, language)}</h2>
      {template.note && (
        <>
          <h3>{menuSheet.about}</h3>
          <p>{inLanguage(template.note, language)}</p>
        </>
      )}
      <div class={styles.list}>
        {lastItem && (
          <Button
            wide
            onClick={() => {
              closeSheet(store);
              undoLast(store);
            }}
          >
            <Icon of={Undo2} />
            {menuSheet.undoLast(store.numberOf(lastItem))}
          </Button>
        )}
        <Button look="danger" wide onClick={() => openSheet(store, { kind: 'discard' })}>
          <Icon of={Trash2} />
          {menuSheet.discard}
        </Button>
        <Button data-close look="quiet" wide onClick={() => closeSheet(store)}>
          {common.close}
        </Button>
      </div>
    </Sheet>
  );
}

export function DiscardSheet() {
  const store = useStore();
  const { menuSheet } = useWords().inspection;
  const { route } = useLocation();
  const { draft } = store.getState();
  const discard = async () => {
    store.stop();
    await discardDraft(store.db, draft.id);
    closeSheet(store);
    await backSettled();
    route('/', true);
  };
  return (
    <Sheet label={menuSheet.discardTitle} onClose={() => closeSheet(store)}>
      <h2>{menuSheet.discardTitle}</h2>
      <p class={styles.part}>{menuSheet.discardHint(draft.answers.length, draft.photos.length)}</p>
      <div class={styles.list}>
        <Button look="primary" large wide onClick={() => closeSheet(store)}>
          {menuSheet.keep}
        </Button>
        <Button look="danger" wide onClick={() => void discard()}>
          {menuSheet.discardYes}
        </Button>
      </div>
    </Sheet>
  );
}
