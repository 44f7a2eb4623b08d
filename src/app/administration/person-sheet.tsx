// One person: the account, its code or a new password, what is changed about it, its end, and the phones that are signed in.
import { useState } from 'preact/hooks';
import type { InviteMade } from '../../domain/invite.ts';
import { InvitesMade } from '../../domain/invite.ts';
import type { Person } from '../../domain/person.ts';
import { post, postFor } from '../../sync/rest.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { administrationWords } from '../words/administration.ts';
import { AskPart } from './ask-part.tsx';
import { ChangePerson } from './change-person.tsx';
import { HandOver } from './hand-over.tsx';
import { InviteShown } from './invite-shown.tsx';
import { LeavePart } from './leave-part.tsx';
import { newPassword } from './password.ts';
import { PersonCases } from './person-cases.tsx';
import { PersonDevices } from './person-devices.tsx';
import styles from './person-sheet.module.css';

type PersonProps = {
  person: Person;
  scope: string;
  card: { dept: string; phone: string } | undefined;
  /** Has chosen no password yet. */
  isWaiting: boolean;
  onClose: () => void;
  onChanged: () => void;
};

type Shown = { is: 'facts' } | { is: 'change' } | { is: 'password'; made: string } | { is: 'invite'; made: InviteMade };

export function PersonSheet({ person, scope, card, isWaiting, onClose, onChanged }: PersonProps) {
  const language = useLanguage();
  const { common, manage } = useWords();
  const { people: words } = manage;
  const { people: more, invite } = administrationWords[language];
  const self = useSession().person.id === person.id;
  const [shown, setShown] = useState<Shown>({ is: 'facts' });
  const [said, setSaid] = useState('');
  const back = (text: string) => {
    setSaid(text);
    setShown({ is: 'facts' });
  };
  return (
    <Sheet label={person.name} onClose={onClose} asks={shown.is === 'change'}>
      {shown.is === 'password' && (
        <HandOver title={words.resetTitle} username={person.username} password={shown.made} onDone={onClose} />
      )}
      {shown.is === 'invite' && (
        <InviteShown title={invite.forWhom(person.name)} invite={shown.made} onDone={onClose} />
      )}
      {shown.is === 'change' && (
        <ChangePerson
          person={person}
          onCancel={() => back('')}
          onChanged={() => {
            onChanged();
            back(more.changed);
          }}
        />
      )}
      {shown.is === 'facts' && (
        <div class={styles.person}>
          <h2>{person.name}</h2>
          <p class={styles.said} role="status">
            {said}
          </p>
          <dl class={styles.facts}>
            <dt>{words.role}</dt>
            <dd>{common.roles[person.role]}</dd>
            <dt>{words.username}</dt>
            <dd>{person.username}</dd>
            <dt>{words.scope}</dt>
            <dd>{scope}</dd>
            {card?.dept && (
              <>
                <dt>{more.dept}</dt>
                <dd>{card.dept}</dd>
              </>
            )}
            {card?.phone && (
              <>
                <dt>{more.phone}</dt>
                <dd>
                  <a class={styles.call} href={`tel:${card.phone.replaceAll(/[^\d+]/g, '')}`}>
                    {card.phone}
                  </a>
                </dd>
              </>
            )}
            {person.left && (
              <>
                <dt>{more.left}</dt>
                <dd>{person.left.reason}</dd>
              </>
            )}
          </dl>
          {!person.left && isWaiting && (
            <InvitePart
              person={person}
              onMade={(made) => {
                onChanged();
                setShown({ is: 'invite', made });
              }}
            />
          )}
          {!person.left && <PersonCases person={person} />}
          {!person.left && <PersonDevices person={person} />}
          {!person.left && (
            <Button wide onClick={() => setShown({ is: 'change' })}>
              {more.change}
            </Button>
          )}
          {!person.left && (
            <ResetPassword
              person={person}
              onReset={(made) => {
                onChanged();
                setShown({ is: 'password', made });
              }}
            />
          )}
          {!self && <LeavePart person={person} onDone={onChanged} />}
          <Button data-close large wide onClick={onClose}>
            {common.close}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

function InvitePart({ person, onMade }: { person: Person; onMade: (made: InviteMade) => void }) {
  const { problems } = useWords();
  const { people: words, invite } = administrationWords[useLanguage()];
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const make = async () => {
    setBusy(true);
    const answered = await postFor('/api/invites', { people: [person.id] }, InvitesMade);
    setBusy(false);
    const [made] = answered.ok ? answered.body.invites : [];
    if (made) return onMade(made);
    setFailed(!answered.ok && answered.code ? problems[answered.code] : invite.failed);
  };
  return (
    <div class={styles.waiting}>
      <p>
        <b>{words.waiting}</b>
        <br />
        {words.waitingHint}
      </p>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <Button look="primary" large wide aria-disabled={busy} onClick={() => !busy && void make()}>
        {busy ? invite.making : words.invite}
      </Button>
    </div>
  );
}

function ResetPassword({ person, onReset }: { person: Person; onReset: (password: string) => void }) {
  const { people: words } = useWords().manage;
  return (
    <AskPart
      title={words.reset}
      hint={words.resetHint}
      yes={words.resetNow}
      act={async () => {
        const password = newPassword();
        const answered = await post(`/api/people/${person.id}/password`, { password });
        if (answered.ok) onReset(password);
        return answered;
      }}
    />
  );
}
