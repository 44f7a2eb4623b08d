// Signing an item on a sheet of its own.
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Sheet } from '../ui/sheet.tsx';
import { SignForm } from '../ui/sign-form.tsx';
import { choose, closeSheet } from './draft-actions.ts';
import type { ItemProps } from './item-row.tsx';
import { SheetTitle } from './sheet-title.tsx';
import { useStore } from './use-draft.ts';

export function SignSheet({ item, number }: ItemProps) {
  const store = useStore();
  const { sign } = useWords().inspection;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Sheet label={sign.title} onClose={() => closeSheet(store)}>
      <SheetTitle item={item} number={number} heading={heading} />
      <SignForm
        name={ownName(store)}
        onSigned={(signature) => {
          closeSheet(store);
          choose(store, item, signature);
        }}
      />
    </Sheet>
  );
}

/** The first signature is most likely the person's own; the second is somebody else's. */
function ownName({ getState, session, template }: ReturnType<typeof useStore>): string {
  const { answers } = getState();
  const isTaken = template.items.some((item) => {
    const value = answers.get(item.id)?.value;
    return value && typeof value === 'object' && !Array.isArray(value) && value.name === session.person.name;
  });
  return isTaken ? '' : session.person.name;
}
