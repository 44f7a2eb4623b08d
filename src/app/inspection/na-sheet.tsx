// Why an item does not apply: one tap for the usual reasons, words for any other.
import { Check, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { naReasons, type NaReason } from '../../domain/answer.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { LongTextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeSheet, goOn, sayNotApplicable, unchoose } from './draft-actions.ts';
import type { ItemProps } from './item-row.tsx';
import { SheetTitle } from './sheet-title.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './sheets.module.css';

const mostLetters = 200;

export function NaSheet({ item, number }: ItemProps) {
  const store = useStore();
  const { inspection, common } = useWords();
  const na = useDraft(({ answers }) => answers.get(item.id)?.na);
  const choose = (reason: NaReason) => {
    sayNotApplicable(store, item.id, reason, reason === 'other' ? (na?.note ?? '') : '');
    if (reason !== 'other') done();
  };
  const done = () => {
    goOn(store, item.id);
    closeSheet(store);
  };
  return (
    <Sheet label={inspection.na.title} onClose={() => closeSheet(store)}>
      <SheetTitle item={item} number={number} />
      <p class={styles.about}>{inspection.na.title}</p>
      {na?.reason === 'other' && <OtherReason itemId={item.id} onDone={done} />}
      <div class={styles.list}>
        {naReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            class={styles.wide}
            aria-pressed={na?.reason === reason}
            onClick={() => choose(reason)}
          >
            {na?.reason === reason && <Icon of={Check} />}
            {common.naReasons[reason]}
          </button>
        ))}
      </div>
      {na && (
        <Button
          look="plain"
          wide
          onClick={() => {
            unchoose(store, item.id);
            closeSheet(store);
          }}
        >
          <Icon of={Undo2} />
          {inspection.na.take}
        </Button>
      )}
    </Sheet>
  );
}

function OtherReason({ itemId, onDone }: { itemId: string; onDone: () => void }) {
  const store = useStore();
  const { inspection, common } = useWords();
  const [text, setText] = useState(store.getState().answers.get(itemId)?.na?.note ?? '');
  const [asked, setAsked] = useState(false);
  return (
    <div class={styles.part}>
      <LongTextField
        label={inspection.na.other}
        hint={inspection.na.otherHint}
        rows={2}
        autoFocus
        maxLength={mostLetters}
        value={text}
        error={asked && !text.trim() ? inspection.na.needed : undefined}
        onInput={(event) => {
          setText(event.currentTarget.value);
          sayNotApplicable(store, itemId, 'other', event.currentTarget.value);
        }}
        onBlur={() => void store.flush()}
      />
      <div class={styles.list}>
        <Button look="primary" large wide onClick={() => (text.trim() ? onDone() : setAsked(true))}>
          {common.done}
        </Button>
      </div>
    </div>
  );
}
