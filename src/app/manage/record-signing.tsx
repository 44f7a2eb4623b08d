// The signatures that come after submission: given, still waited for, or to be given by whoever reads this.
import { PenLine } from 'lucide';
import { useState } from 'preact/hooks';
import { signedHere, signInspection } from '../../db/sign.ts';
import type { Signature } from '../../domain/answer.ts';
import { authorize } from '../../domain/authorize.ts';
import type { InspectionView } from '../../domain/reports.ts';
import { signBy } from '../../domain/signing.ts';
import { itemsById, type Item } from '../../domain/template.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useActing } from '../use-acting.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SignForm } from '../ui/sign-form.tsx';
import { SignatureValue } from './answer-value.tsx';
import styles from './record-signing.module.css';

export function RecordSigning({ view }: { view: InspectionView }) {
  const { record, template } = view;
  const language = useLanguage();
  const { signing: words } = useWords().manage;
  const items = itemsById(template);
  const awaited = (record.awaits ?? []).flatMap((id) => items.get(id) ?? []);
  const given = record.signatures ?? [];
  if (record.state !== 'submitted' || (awaited.length === 0 && given.length === 0)) return null;
  return (
    <section class={styles.signing}>
      <h2>{words.title}</h2>
      {given.map(({ itemId, by, byName, at, signature }) => (
        <div key={`${itemId} ${by}`} class={styles.one}>
          <b>{inLanguage(items.get(itemId)?.text ?? template.name, language)}</b>
          <SignatureValue signature={signature} signedAt={at} byName={byName} />
        </div>
      ))}
      {awaited.map((item) => (
        <Awaited key={item.id} item={item} view={view} />
      ))}
    </section>
  );
}

function Awaited({ item, view }: { item: Item; view: InspectionView }) {
  const db = useDb();
  const { person } = useSession();
  const language = useLanguage();
  const { manage } = useWords();
  const words = manage.signing;
  const { record, template, place, asOf } = view;
  const [isOpen, setOpen] = useState(false);
  const { failed, run } = useActing(() => setOpen(false));
  const mine = useLive(() => signedHere(db, record.id), [db, record.id]);
  const isSigned = mine?.some((one) => one.itemId === item.id && one.submission === record.entries.at(-1));
  const roles = item.later?.roles ?? [];
  const maySign = place !== null && authorize(person, { do: 'sign-inspection', by: record.by, roles, place });
  const until = signBy(record);

  const sign = (signature: Signature) =>
    place && run(async () => void (await signInspection(db, { record, template, place }, item.id, signature)));
  return (
    <div class={styles.one}>
      <b>{inLanguage(item.text, language)}</b>
      {isSigned ? (
        <Badge tone="normal">{words.signedHere}</Badge>
      ) : (
        <Badge tone={asOf > until ? 'abnormal' : 'warn'}>
          {asOf > until ? words.overdue : words.waits(nearDayAndClock(until, language))}
        </Badge>
      )}
      {maySign && !isSigned && (
        <Button look="primary" large onClick={() => setOpen(true)}>
          <Icon of={PenLine} />
          {words.sign}
        </Button>
      )}
      {isOpen && (
        <Sheet label={words.sign} onClose={() => setOpen(false)}>
          <h2>{inLanguage(item.text, language)}</h2>
          <p>{words.says(record.byName)}</p>
          {failed && <p role="alert">{failed}</p>}
          <SignForm name={person.name} onSigned={sign} />
        </Sheet>
      )}
    </div>
  );
}
