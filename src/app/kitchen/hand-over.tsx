// Choosing what goes, signing for it, and reading what was signed.
import { Archive, Printer } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { nearDayAndClock } from '../format.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Signature } from '../ui/signature.tsx';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { HandOverBoxes } from './hand-over-boxes.tsx';
import type { HandOverLists, SignedList } from './hand-over-lists.ts';
import { HandOverPapers } from './hand-over-paper.tsx';
import { HandOverSheet } from './hand-over-sheet.tsx';
import styles from './hand-over.module.css';
import kitchen from './kitchen.module.css';

type HandOverProps = { of: HandOverLists; name: string; backTo: string; children?: ComponentChildren };

export function HandOver({ of: { seal, waiting, signed }, name, backTo, children }: HandOverProps) {
  const language = useLanguage();
  const { common, boxes, kitchen: kitchenWords, handOver: words } = useKitchenWords();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [signing, setSigning] = useState(false);
  const chosen = waiting.filter(({ id }) => !left.includes(id));
  const canPrint = typeof print === 'function';
  return (
    <Page
      title={words.title}
      sub={name}
      back={common.back}
      backTo={backTo}
      narrow
      action={
        canPrint && (
          <Button look="plain" onClick={() => print()}>
            <Icon of={Printer} />
            {kitchenWords.print}
          </Button>
        )
      }
      bar={
        waiting.length > 0 && (
          <Button
            look="primary"
            large
            aria-disabled={chosen.length === 0}
            onClick={() => chosen.length > 0 && setSigning(true)}
          >
            <Icon of={Archive} />
            {chosen.length === 0 ? boxes.chooseSome : words.handOver(chosen.length)}
          </Button>
        )
      }
    >
      {children}
      {seal && (
        <Card kind="trouble">
          <h2>{kitchenWords.sealedTitle}</h2>
          <p>{kitchenWords.sealedBy(seal.byName, nearDayAndClock(seal.sealedAt, language), seal.reason)}</p>
        </Card>
      )}
      {waiting.length > 0 && (
        <section>
          <h2 class={styles.head}>{words.waiting(waiting.length)}</h2>
          <p class={kitchen.hint}>{words.waitingHint}</p>
          <HandOverBoxes of={waiting} {...{ left }} onLeave={setLeft} />
        </section>
      )}
      {signed.map((list) => (
        <Signed key={list.of.entry} of={list} />
      ))}
      {signing && seal && (
        <HandOverSheet {...{ seal, chosen }} onDone={() => setLeft([])} onClose={() => setSigning(false)} />
      )}
      <HandOverPapers of={{ seal, waiting: chosen, signed }} canteen={name} />
    </Page>
  );
}

function Signed({ of: { of, boxes } }: { of: SignedList }) {
  const language = useLanguage();
  const { boxes: boxWords, handOver: words } = useKitchenWords();
  const { signatures, taker, unit, byName, at } = of;
  return (
    <Card>
      <h2>{words.gone(boxes.length)}</h2>
      <p>{words.goneTo(nearDayAndClock(at, language), unit, taker)}</p>
      {signatures && (
        <div class={styles.signatures}>
          <div>
            <span class={kitchen.hint}>{words.giver(byName)}</span>
            <Signature {...signatures.giver} alt={boxWords.signatureOf(signatures.giver.name)} />
          </div>
          <div>
            <span class={kitchen.hint}>{words.taker(taker)}</span>
            <Signature {...signatures.taker} alt={boxWords.signatureOf(taker)} />
          </div>
        </div>
      )}
      <details>
        <summary class={kitchen.summary}>{words.which}</summary>
        <HandOverBoxes of={boxes} />
      </details>
    </Card>
  );
}
