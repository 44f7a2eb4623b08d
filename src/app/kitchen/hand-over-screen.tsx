// 移交清单: the boxes under a seal, who takes them, and the lists that were signed. Works without a network.
import { Archive } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type * as v from 'valibot';
import { place } from '../../db/documents.ts';
import { kitchenBook } from '../../db/kitchen.ts';
import { isKitchenStaff } from '../../domain/person.ts';
import { mostRegisterDays, Register } from '../../domain/register-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayPlus } from '../days.ts';
import { dayKey } from '../format.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useOnline } from '../use-online.ts';
import { useReport } from '../use-report.ts';
import { useDb, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { handOverLists, withOwn, type HandOverLists } from './hand-over-lists.ts';
import { HandOver } from './hand-over.tsx';
import { registerSince } from './register-since.ts';
import { useKitchen } from './use-kitchen.ts';

export function HandOverScreen() {
  const db = useDb();
  const { person } = useSession();
  const { query } = useLocation();
  const kitchen = useKitchen();
  const canteenId = query['of'] ?? kitchen?.canteen?.id ?? '';
  const canteen = useLive(() => place(db, canteenId), [db, canteenId]);
  const [name, backTo] = [canteen?.name ?? '', isKitchenStaff(person) ? '/kitchen' : '/kitchen/register'];
  if (!kitchen) return <Waiting {...{ name, backTo }} />;
  if (!isKitchenStaff(person)) return <OfRegister {...{ name, backTo, canteenId }} from={query['from']} />;
  const { samples, seals } = kitchen.book;
  return <Lists {...{ name, backTo }} of={handOverLists(samples, seals, canteenId)} />;
}

type Around = { name: string; backTo: string };

function Waiting({ name, backTo }: Around) {
  const { common, handOver: words } = useKitchenWords();
  return (
    <Page title={words.title} sub={name} back={common.back} backTo={backTo} narrow>
      <Skeleton look="stops" />
    </Page>
  );
}

/** Managers keep no register on their phone: what the school says or last said, with what they did here since. */
function OfRegister({ canteenId, from, ...around }: Around & { canteenId: string; from: string | undefined }) {
  const db = useDb();
  const { common, kitchen, handOver: words } = useKitchenWords();
  const online = useOnline();
  const today = dayKey(Date.now());
  const since = from ?? dayPlus(today, 1 - mostRegisterDays);
  const report = useReport(registerSince(canteenId, since), Register as v.GenericSchema<unknown, Register>);
  const own = useLive(() => kitchenBook(db), [db]);
  const ownDone = own?.samples.length;
  // What has arrived is shown by the school from now on.
  useEffect(() => report.refresh(), [ownDone]);
  const { body } = report;
  if (body && own) {
    const lists = handOverLists(withOwn(body.samples, own.samples), withOwn(body.seals, own.seals), canteenId);
    return (
      <Lists {...around} of={lists}>
        <AsOf report={report} />
        {online && lists.waiting.length + lists.signed.length > 0 && (
          <ButtonLink wide href={`/api/samples/file?from=${since}&to=${today}&canteen=${canteenId}`} download>
            {kitchen.toExcel}
          </ButtonLink>
        )}
      </Lists>
    );
  }
  return (
    <Page title={words.title} sub={around.name} back={common.back} backTo={around.backTo} narrow>
      {report.trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />}
    </Page>
  );
}

function Lists({ of, children, ...around }: Around & { of: HandOverLists; children?: preact.ComponentChildren }) {
  const { common, handOver: words } = useKitchenWords();
  if (of.waiting.length > 0 || of.signed.length > 0)
    return (
      <HandOver {...around} of={of}>
        {children}
      </HandOver>
    );
  return (
    <Page title={words.title} sub={around.name} back={common.back} backTo={around.backTo} narrow>
      {children}
      <Notice icon={Archive}>
        <p>{of.seal ? words.noBox : words.noSeal}</p>
        <p>{of.seal ? words.noBoxHint : words.noSealHint}</p>
      </Notice>
    </Page>
  );
}
