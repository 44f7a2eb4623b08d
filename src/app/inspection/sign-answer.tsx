// A signature: opened on a board of its own, shown as it was drawn.
import { PenLine } from 'lucide';
import { clock } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Signature } from '../ui/signature.tsx';
import type { AnswerProps } from './answer-control.tsx';
import { openSheet } from './draft-actions.ts';
import { useStore } from './use-draft.ts';
import styles from './row-tools.module.css';

export function SignAnswer({ item, answer }: AnswerProps) {
  const store = useStore();
  const { sign } = useWords().inspection;
  const value = answer?.value;
  const signature = value && typeof value === 'object' && !Array.isArray(value) ? value : null;
  const signed = signature && sign.signed(signature.name, clock(signature.signedAt));
  return (
    <div class={styles.act} data-anchor>
      {signature && signed && (
        <>
          <Signature {...signature} alt={signed} />
          <span class={styles.hint}>{signed}</span>
        </>
      )}
      <Button look="quiet" large wide onClick={() => openSheet(store, { kind: 'sign', itemId: item.id })}>
        <Icon of={PenLine} />
        {signature ? sign.again : sign.open}
      </Button>
    </div>
  );
}
