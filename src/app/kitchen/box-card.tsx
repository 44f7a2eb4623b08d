// What is known of a box, and the one thing that may be done with it.
import { Printer, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Signature as Signed } from '../../domain/answer.ts';
import { isSealed, mayDispose, type Seal } from '../../domain/kitchen.ts';
import { boxCode } from '../../domain/short-code.ts';
import { dayName } from '../days.ts';
import { nearDayAndClock } from '../format.ts';
import { PhotoStrip } from '../photo-strip.tsx';
import { spanOf } from '../span.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Signature } from '../ui/signature.tsx';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { DisposeSheet } from './dispose-sheet.tsx';
import type { KeptSample } from './kitchen-day.ts';
import styles from './kitchen.module.css';
import { useNow } from '../use-now.ts';

/** `mayKeep`: this person keeps the register. */
type BoxCardProps = { of: KeptSample; seal: Seal | undefined; signature: Signed | null; mayKeep?: boolean };

export function BoxCard({ of: box, seal, signature, mayKeep }: BoxCardProps) {
  const { boxes: words } = useKitchenWords();
  const now = useNow();
  const [disposing, setDisposing] = useState(false);
  if (now === undefined) return null;
  const sealed = isSealed(box.kept, seal);
  const isThere = box.state === 'kept';
  const isDue = isThere && !sealed && mayDispose(box.kept, now);
  return (
    <>
      <Card kind={isDue ? 'main' : undefined}>
        <div class={styles.state}>
          <State of={box} {...{ sealed, isDue, now }} />
        </div>
        <h2>{box.dish}</h2>
        <Facts of={box} />
        {signature && <Signature {...signature} alt={words.signatureOf(box.signed?.byName ?? signature.name)} />}
        {box.kept.photos && (
          <div class={styles.photos}>
            <PhotoStrip at={`/api/samples/${box.id}/photos`} photos={box.kept.photos} />
          </div>
        )}
        {mayKeep && isDue && (
          <div class={styles.acts}>
            <Button look="primary" large wide onClick={() => setDisposing(true)}>
              <Icon of={Trash2} />
              {words.dispose}
            </Button>
          </div>
        )}
        {mayKeep && isThere && (
          <div class={styles.acts}>
            <ButtonLink href={`/kitchen/labels?box=${boxCode(box.id)}`}>
              <Icon of={Printer} />
              {words.labels}
            </ButtonLink>
          </div>
        )}
      </Card>
      {disposing && <DisposeSheet due={[box]} onClose={() => setDisposing(false)} />}
    </>
  );
}

type StateProps = { of: KeptSample; sealed: boolean; isDue: boolean; now: number };

function State({ of: { state, kept }, sealed, isDue, now }: StateProps) {
  const { boxes: words, kitchen, handOver } = useKitchenWords();
  if (state === 'handed-over') return <Badge tone="plain">{handOver.state}</Badge>;
  if (state === 'disposed') return <Badge tone="plain">{words.state.disposed}</Badge>;
  if (sealed) return <Badge tone="abnormal">{words.state.sealed}</Badge>;
  if (isDue) return <Badge tone="warn">{words.state.due}</Badge>;
  return (
    <>
      <Badge tone="normal">{words.state.kept}</Badge> {kitchen.left(spanOf(kept.keepUntil - now))}
    </>
  );
}

function Facts({ of: box }: { of: KeptSample }) {
  const { day, meal, kept, byName, canteenName, disposed, signed } = box;
  const language = useLanguage();
  const { boxes: words, kitchen, handOver } = useKitchenWords();
  const time = (ms: number) => nearDayAndClock(ms, language);
  const marks = [kept.late && kitchen.late, !kept.sure && kitchen.unsure].filter(Boolean).join(' ');
  const facts: [string, string][] = [
    [words.facts.box, kept.box],
    [words.facts.where, [canteenName, kept.fridge, kept.shelf].filter(Boolean).join(' · ')],
    [words.facts.served, `${dayName(day, language)} ${kitchen.meals[meal]}`],
    [words.facts.taken, [time(kept.takenAt), marks].filter(Boolean).join(' ')],
    [words.facts.until, time(kept.keepUntil)],
    [words.facts.grams, [words.grams(kept.grams), kept.asked && kitchen.less(kept.asked)].filter(Boolean).join(' ')],
    [words.facts.by, byName],
  ];
  facts.push([words.facts.signed, signed ? words.signedBy(signed.byName, time(signed.at)) : words.notSigned]);
  if (disposed) {
    const { at, way, byName: who, witness } = disposed;
    const said = words.disposedAs(time(at), kitchen.ways[way], who, witness);
    facts.push([words.facts.disposed, [said, disposed.early && kitchen.early].filter(Boolean).join(' · ')]);
  }
  if (box.state === 'handed-over') {
    const { at, unit, taker, byName: giver } = box.handedOver;
    facts.push([words.facts.handedOver, handOver.goneBy(handOver.goneTo(time(at), unit, taker), giver)]);
  }
  return (
    <dl class={styles.facts}>
      {facts.map(([name, value]) => (
        <>
          <dt key={name}>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
