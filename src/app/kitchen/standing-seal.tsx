// A seal that stands, on the register: what it covers is read ahead, so that it can be handed over without a network.
import type { ComponentChildren } from 'preact';
import type * as v from 'valibot';
import type { Seal } from '../../domain/kitchen.ts';
import type { Place } from '../../domain/place.ts';
import { Register } from '../../domain/register-reports.ts';
import { dayPlus } from '../days.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { handOverLists } from './hand-over-lists.ts';
import styles from './kitchen.module.css';
import { registerSince } from './register-since.ts';

type StandingSealProps = { seal: Seal; canteen: Place | undefined; children: ComponentChildren };

export function StandingSeal({ seal, canteen, children }: StandingSealProps) {
  const language = useLanguage();
  const { kitchen: words, handOver } = useKitchenWords();
  const { canteenId, byName, sealedAt, reason } = seal;
  // What was taken after midnight may be of the evening before.
  const from = dayPlus(dayKey(seal.from), -1);
  const { body } = useReport(registerSince(canteenId, from), Register as v.GenericSchema<unknown, Register>);
  const lists = body && handOverLists(body.samples, body.seals, canteenId);
  const gone = lists?.signed.filter(({ of }) => of.at >= sealedAt).reduce((sum, { boxes }) => sum + boxes.length, 0);
  return (
    <Card kind="trouble">
      <h2>
        {words.sealedTitle} {canteen?.name}
      </h2>
      <p>{words.sealedBy(byName, nearDayAndClock(sealedAt, language), reason)}</p>
      {lists && <p class={styles.hint}>{handOver.sealed(lists.waiting.length, gone ?? 0)}</p>}
      <div class={styles.acts}>
        <ButtonLink href={`/kitchen/hand-over?of=${canteenId}&from=${from}`}>{handOver.open}</ButtonLink>
        {children}
      </div>
    </Card>
  );
}
