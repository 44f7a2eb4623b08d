// One box, by the code on its label: what it is, how long it stays, and what may be done with it.
import { QrCode, SearchX } from 'lucide';
import type { IconNode } from 'lucide';
import type * as v from 'valibot';
import type { Signature } from '../../domain/answer.ts';
import type { Sample, Seal } from '../../domain/kitchen.ts';
import { authorize } from '../../domain/authorize.ts';
import { isKitchenStaff } from '../../domain/person.ts';
import { mostRegisterDays, Register } from '../../domain/register-reports.ts';
import { boxCode, boxCodeIn } from '../../domain/short-code.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayPlus } from '../days.ts';
import { dayKey } from '../format.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useReport } from '../use-report.ts';
import { useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { BoxCard } from './box-card.tsx';
import type { KeptSample } from './kitchen-day.ts';
import { useKitchen } from './use-kitchen.ts';

export function BoxScreen({ code: said }: { code: string }) {
  const { common, boxes: words } = useKitchenWords();
  const { person } = useSession();
  const code = boxCodeIn(said);
  return (
    <Page title={words.title} sub={code && words.sub(code)} back={common.back} backTo="/kitchen" narrow>
      {!authorize(person, { do: 'read-samples' }) ? (
        <NoBox icon={QrCode} says={words.notYours} hint={words.notYoursHint} />
      ) : code === null ? (
        <NoBox icon={QrCode} says={words.noCode} hint={words.noCodeHint} />
      ) : isKitchenStaff(person) ? (
        <OnThisPhone code={code} />
      ) : (
        <InTheRegister code={code} />
      )}
    </Page>
  );
}

const isKept = (sample: Sample): sample is KeptSample => sample.kept !== null;
const find = (samples: readonly Sample[], code: string): KeptSample | undefined =>
  samples.filter(isKept).findLast(({ id }) => boxCode(id) === code);
/** Boxes that were signed together share the strokes that lie with one of them. */
const signatureOf = (samples: readonly Sample[], { signed }: Sample): Signature | null =>
  samples.find((one) => one.signed?.entry === signed?.entry && one.signed?.signature)?.signed?.signature ?? null;
const sealOf = (seals: readonly Seal[], { canteenId }: Sample): Seal | undefined =>
  seals.find((seal) => seal.canteenId === canteenId);

/** What the kitchen's phones know of the last thirty days, network or not. */
function OnThisPhone({ code }: { code: string }) {
  const { boxes: words, kitchen: kitchenWords } = useKitchenWords();
  const known = useKitchen();
  if (!known) return <Skeleton look="stops" />;
  const box = find(known.book.samples, code);
  if (box)
    return (
      <BoxCard of={box} seal={sealOf(known.book.seals, box)} signature={signatureOf(known.book.samples, box)} mayKeep />
    );
  return (
    <NoBox icon={SearchX} says={words.notFound} hint={words.notFoundHint}>
      <ButtonLink href="/kitchen/register">{kitchenWords.toRegister}</ButtonLink>
    </NoBox>
  );
}

/** Managers keep no register on their phone: the school is asked, or what it last said. */
function InTheRegister({ code }: { code: string }) {
  const { boxes: words, kitchen: kitchenWords } = useKitchenWords();
  const today = dayKey(Date.now());
  const path = `/api/samples?from=${dayPlus(today, 1 - mostRegisterDays)}&to=${today}`;
  const report = useReport(path, Register as v.GenericSchema<unknown, Register>);
  const { body } = report;
  if (!body) return report.trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />;
  const box = find(body.samples, code);
  return (
    <>
      <AsOf report={report} />
      {box ? (
        <BoxCard of={box} seal={sealOf(body.seals, box)} signature={signatureOf(body.samples, box)} />
      ) : (
        <NoBox icon={SearchX} says={words.notInRegister} hint={words.notInRegisterHint}>
          <ButtonLink href="/kitchen/register">{kitchenWords.toRegister}</ButtonLink>
        </NoBox>
      )}
    </>
  );
}

type NoBoxProps = { icon: IconNode; says: string; hint: string; children?: preact.ComponentChildren };

const NoBox = ({ icon, says, hint, children }: NoBoxProps) => (
  <Notice {...{ icon }} action={children}>
    <p>{says}</p>
    <p>{hint}</p>
  </Notice>
);
