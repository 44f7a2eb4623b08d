// 邀请码: those that are open, who still has no password, and slips for several people at once.
import { UserCheck } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Invites, InvitesMade, maxInvites, type InviteMade } from '../../domain/invite.ts';
import { People } from '../../domain/reports.ts';
import { postFor, remove } from '../../sync/rest.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { nearDayAndClock } from '../format.ts';
import { BesideApp } from '../print/beside-app.tsx';
import { OnlyHereNote } from '../print/only-here-note.tsx';
import { useReport } from '../use-report.ts';
import { useSaid } from '../use-said.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { administrationWords } from '../words/administration.ts';
import { InviteSlips } from './invite-slips.tsx';
import styles from './invite.module.css';
import { noTicks, tickAll, ticksAfterMaking, ticksFor, tickOne } from './ticks.ts';

export function InvitesScreen() {
  const { common } = useWords();
  const { invite: words } = administrationWords[useLanguage()];
  const report = useReport('/api/invites', Invites, { offers: true });
  const people = useReport('/api/people', People, { offers: true });
  const { body, trouble } = report;
  const refresh = () => {
    people.refresh();
    report.refresh();
  };
  const waiting = (people.body?.people ?? []).filter((one) => !one.left && body?.waiting.includes(one.id));
  return (
    <Page narrow title={words.title} sub={words.sub} back={common.back} backTo="/people">
      <OnlyHereNote />
      <AsOf report={{ ...report, fresh: people.fresh || report.fresh, refresh }} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && (
        <div class={styles.stack}>
          <Waiting people={waiting} onMade={refresh} />
          <section>
            <h2 class={styles.heading}>{words.open}</h2>
            {body.invites.length === 0 && <p class={styles.quiet}>{words.openNone}</p>}
            {body.invites.length > 0 && (
              <ul class={styles.list}>
                {body.invites.map((one) => (
                  <OpenInvite key={one.id} invite={one} />
                ))}
              </ul>
            )}
          </section>
        </div>
      )}
    </Page>
  );
}

function OpenInvite({ invite }: { invite: Invites['invites'][number] }) {
  const language = useLanguage();
  const { invite: words } = administrationWords[language];
  const [state, setState] = useState<'open' | 'busy' | 'failed' | 'revoked'>('open');
  const revoke = async () => {
    setState('busy');
    const answered = await remove(`/api/invites/${invite.id}`);
    // Gone already is as good: it was used or taken back meanwhile.
    setState(answered.ok || answered.code === 'not-found' ? 'revoked' : 'failed');
  };
  return (
    <li>
      <span>
        <b>{invite.name}</b>
        <small>{words.madeBy(invite.madeByName, nearDayAndClock(invite.madeAt, language))}</small>
        <small>{words.until(nearDayAndClock(invite.until, language))}</small>
        {state === 'failed' && (
          <span class={styles.failed} role="alert">
            {words.failed}
          </span>
        )}
      </span>
      {state === 'revoked' ? (
        <Badge tone="plain">{words.revoked}</Badge>
      ) : (
        <Button
          aria-disabled={state === 'busy'}
          aria-label={words.revokeOf(invite.name)}
          onClick={() => state !== 'busy' && void revoke()}
        >
          {words.revoke}
        </Button>
      )}
    </li>
  );
}

type WaitingProps = { people: readonly { id: string; name: string; username: string }[]; onMade: () => void };

function Waiting({ people, onMade }: WaitingProps) {
  const { problems } = useWords();
  const { invite: words } = administrationWords[useLanguage()];
  const [ticks, setTicks] = useState(noTicks);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useSaid<string | null>(null);
  const [made, setMade] = useState<InviteMade[]>([]);
  const ids = people.map(({ id }) => id);
  const chosen = ticks.on;
  useEffect(() => setTicks((now) => ticksFor(ids, now, maxInvites)), [ids.join()]);
  const make = async () => {
    setBusy(true);
    setFailed(null);
    const answered = await postFor('/api/invites', { people: chosen }, InvitesMade);
    setBusy(false);
    if (!answered.ok) return setFailed(answered.code ? problems[answered.code] : words.failed);
    setMade(answered.body.invites);
    setTicks(ticksAfterMaking);
    onMade();
  };
  return (
    <section class={styles.stack}>
      <h2 class={styles.heading}>{words.waiting}</h2>
      {people.length === 0 && (
        <Notice icon={UserCheck}>
          <p>{words.waitingNone}</p>
          <p>{words.waitingNoneHint}</p>
        </Notice>
      )}
      {people.length > 0 && (
        <>
          <div class={styles.actions}>
            <Button onClick={() => setTicks(tickAll(ids, maxInvites))}>{words.chooseAll}</Button>
            <Button onClick={() => setTicks(tickAll(ids, 0))}>{words.chooseNone}</Button>
          </div>
          <ul class={styles.list}>
            {people.map(({ id, name, username }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={(event) => setTicks(tickOne(ticks, id, event.currentTarget.checked))}
                  />
                  <span>
                    <b>{name}</b>
                    <small>{username}</small>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {failed && (
            <p class={styles.failed} role="alert">
              {failed}
            </p>
          )}
          <Button
            look={made.length > 0 ? 'quiet' : 'primary'}
            large
            wide
            aria-disabled={busy || chosen.length === 0}
            onClick={() => !busy && chosen.length > 0 && void make()}
          >
            {busy ? words.making : words.make(chosen.length)}
          </Button>
        </>
      )}
      {made.length > 0 && (
        <>
          <p class={styles.done} role="status">
            {words.made(made.length)}
          </p>
          <p class={styles.quiet}>{words.madeHint}</p>
          <Button look="primary" large wide onClick={() => print()}>
            {words.printSome(made.length)}
          </Button>
          <BesideApp>
            <InviteSlips of={made} />
          </BesideApp>
        </>
      )}
    </section>
  );
}
