// Coming back to this phone: who, and six digits. With the school where it answers, without it for capture.
import { User } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { PersonWithPin } from '../../db/pin.ts';
import { askToKeep } from '../../db/storage.ts';
import type { Person } from '../../domain/person.ts';
import { enterByPin } from '../../sync/pin.ts';
import { beginSession } from '../session.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Door } from './door.tsx';
import { PinPad } from './pin-pad.tsx';
import { useCountdown } from './use-countdown.ts';
import { addressAfter } from './welcome.tsx';
import styles from './sign-in.module.css';

type PinEntryProps = {
  people: readonly PersonWithPin[];
  /** Who is signed in here with a session that ran out. */
  expired: Person | null;
  onPassword: () => void;
  children?: ComponentChildren;
};

export function PinEntry({ people, expired, onPassword, children }: PinEntryProps) {
  const { signIn: words } = useWords();
  const first = expired ? people.find(({ personId }) => personId === expired.id) : people[0];
  const [who, setWho] = useState<PersonWithPin | null>(expired || people.length === 1 ? (first ?? null) : null);
  return (
    <Door
      title={who ? who.name : words.whoIsIt}
      sub={who && who.personId === expired?.id ? words.expiredPin : words.lead}
    >
      {who ? (
        <OfOne key={who.personId} who={who} />
      ) : (
        <Rows>
          {people.map((one) => (
            <Row key={one.personId} icon={User} about={one.username} onClick={() => setWho(one)}>
              {one.name}
            </Row>
          ))}
        </Rows>
      )}
      <div class={styles.others}>
        {who && people.length > 1 && (
          <Button wide onClick={() => setWho(null)}>
            {words.someoneElse}
          </Button>
        )}
        {expired && (
          <ButtonLink wide href="/">
            {words.backToWork}
          </ButtonLink>
        )}
        <Button look="plain" wide onClick={onPassword}>
          {words.byPassword}
        </Button>
        {!expired && (
          <ButtonLink look="plain" wide href="/invite">
            {words.haveCode}
          </ButtonLink>
        )}
      </div>
      {children}
    </Door>
  );
}

function OfOne({ who }: { who: PersonWithPin }) {
  const { signIn: words, problems } = useWords();
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useSaid('');
  const [waitS, waitFor] = useCountdown();
  const enter = async (pin: string) => {
    setBusy(true);
    setSaid('');
    const answered = await enterByPin(who, pin);
    if (answered.ok) {
      void askToKeep();
      route(addressAfter(), true);
      return beginSession(answered.session, answered.db);
    }
    setBusy(false);
    if (answered.is === 'wait') return waitFor(answered.waitMs);
    setSaid(answered.is === 'apart' ? words.unreachable : problems[answered.is === 'over' ? 'pin-over' : 'wrong-pin']);
  };
  return (
    <PinPad
      label={words.pin}
      said={waitS > 0 ? words.tooMany(waitS) : busy ? '' : said}
      busy={busy || waitS > 0}
      onWhole={(pin) => void enter(pin)}
    />
  );
}
