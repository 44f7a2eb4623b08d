// 给外单位的链接: whoever has the case in hand, and the safety office, give it, see which there are, and take them back.
import { Copy } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { CaseHere } from '../../db/cases.ts';
import { FirmLinkMade, FirmLinks, type FirmLinkRow, type NewFirmLink } from '../../domain/firm-link.ts';
import { isInHand, mayGiveFirmLink } from '../../domain/firm-link-rules.ts';
import { postFor, remove, report, type Answered, type Failure } from '../../sync/rest.ts';
import { nearDayAndClock } from '../format.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useSaid } from '../use-said.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { firmLinkWords } from '../words/firm-link.ts';
import styles from './cases.module.css';
import { SheetHead } from './sheet-head.tsx';

const useFirmWords = () => firmLinkWords[useLanguage()];

export type FirmLinkProps = { here: CaseHere };

export function FirmLink({ here: { hazard, person, around } }: FirmLinkProps) {
  const words = useFirmWords();
  const [isOpen, setOpen] = useState(false);
  if (!around || !isInHand(hazard) || !mayGiveFirmLink(hazard, person, around)) return null;
  return (
    <>
      <Rows>
        <Row about={words.about} onClick={() => setOpen(true)}>
          {words.title}
        </Row>
      </Rows>
      {isOpen && <FirmSheet hazardId={hazard.id} onClose={() => setOpen(false)} />}
    </>
  );
}

type Made = { firm: string; link: string };

function FirmSheet({ hazardId, onClose }: { hazardId: string; onClose: () => void }) {
  const words = useFirmWords();
  const { problems } = useWords();
  const path = `/api/hazards/${encodeURIComponent(hazardId)}/firm-links`;
  // Not kept on the phone: how the firm is reached stands in it.
  const [told, setTold] = useState<Answered<FirmLinks> | null>(null);
  const refresh = () => void report(path, FirmLinks).then(setTold);
  useEffect(refresh, []);
  const body = told?.ok ? told.body : undefined;
  const [made, setMade] = useState<Made | null>(null);
  const [failed, setFailed] = useSaid<string | null>(null);
  const why = ({ code }: Failure): string => (code ? problems[code] : words.unreachable);
  const give = async (said: NewFirmLink) => {
    const answered = await postFor(path, said, FirmLinkMade);
    if (!answered.ok) return setFailed(why(answered));
    const { number, secret } = answered.body;
    setFailed(null);
    // Behind the hash, which browsers keep to themselves.
    setMade({ firm: said.firm, link: `${location.origin}/firm/${number}#${secret}` });
    refresh();
  };
  const takeBack = async ({ id }: FirmLinkRow) => {
    const answered = await remove(`${path}/${id}`);
    setFailed(answered.ok ? null : why(answered));
    if (answered.ok) setMade(null);
    refresh();
  };
  return (
    <Sheet label={words.title} onClose={onClose} asks>
      <SheetHead>{words.title}</SheetHead>
      {failed && (
        <p class={styles.barFailed} role="alert">
          {failed}
        </p>
      )}
      {made ? (
        <MadeLink {...made} />
      ) : (
        <>
          <p class={styles.hint}>{words.hint}</p>
          {told && !told.ok && <p role="alert">{why(told)}</p>}
          {body?.mayGive && <NewLink onGive={give} />}
          {body && !body.mayGive && <p class={styles.hint}>{words.full}</p>}
        </>
      )}
      {body && body.rows.length > 0 && <Given rows={body.rows} onTakeBack={takeBack} />}
      <Close onClose={onClose} />
    </Sheet>
  );
}

function Close({ onClose }: { onClose: () => void }) {
  const { common } = useWords();
  return (
    <div class={styles.acts}>
      <Button onClick={onClose}>{common.done}</Button>
    </div>
  );
}

function NewLink({ onGive }: { onGive: (said: NewFirmLink) => Promise<void> }) {
  const words = useFirmWords();
  const [firm, setFirm] = useState('');
  const [phone, setPhone] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const wrong = {
    firm: firm.trim() === '' ? words.wrong.firm : undefined,
    phone: /^[\d+ -]*$/.test(phone) ? undefined : words.wrong.phone,
  };
  const press = async () => {
    setAsked(true);
    if (busy || wrong.firm || wrong.phone) return;
    setBusy(true);
    await onGive({ firm: firm.trim(), phone: phone.trim() });
    setBusy(false);
  };
  return (
    <div class={styles.form}>
      <TextField
        label={words.firm}
        maxLength={60}
        error={isAsked ? wrong.firm : undefined}
        value={firm}
        onInput={(event) => setFirm(event.currentTarget.value)}
      />
      <TextField
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        maxLength={20}
        error={isAsked ? wrong.phone : undefined}
        value={phone}
        onInput={(event) => setPhone(event.currentTarget.value)}
      />
      <Button look="primary" large wide aria-disabled={busy} onClick={() => void press()}>
        {words.give}
      </Button>
    </div>
  );
}

function MadeLink({ firm, link }: Made) {
  const words = useFirmWords();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid(words.copied);
    } catch {
      // No clipboard on plain http and inside some apps, or it was forbidden.
      setSaid(words.copyFailed);
    }
  };
  return (
    <div class={styles.form}>
      <b>{words.made(firm)}</b>
      <p class={styles.hint}>{words.madeHint}</p>
      <TextField label={words.link} value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Button look="primary" large wide onClick={() => void copy()}>
        <Icon of={Copy} />
        {words.copy}
      </Button>
      <p class={styles.small} role="status">
        {said}
      </p>
    </div>
  );
}

function Given({
  rows,
  onTakeBack,
}: {
  rows: readonly FirmLinkRow[];
  onTakeBack: (row: FirmLinkRow) => Promise<void>;
}) {
  const words = useFirmWords();
  const language = useLanguage();
  return (
    <section class={styles.form}>
      <h3 class={styles.head}>{words.given}</h3>
      {rows.map((row) => (
        <div key={row.id}>
          <b>{row.firm}</b> {row.phone}
          <p class={styles.small}>
            {words.by(row.byName, nearDayAndClock(row.at, language))} ·{' '}
            {row.isLive
              ? words.until(nearDayAndClock(row.until, language))
              : row.takenBackAt === null
                ? words.over
                : words.takenBack}
          </p>
          {row.isLive && (
            <Button aria-label={`${words.takeBack} ${row.firm}`} onClick={() => void onTakeBack(row)}>
              {words.takeBack}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
