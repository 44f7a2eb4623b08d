// A code, shown this once: for the camera, for the eye, and on paper.
import { Printer } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { InviteMade } from '../../domain/invite.ts';
import { inviteAddress } from '../../domain/invite.ts';
import { nearDayAndClock } from '../format.ts';
import { BesideApp } from '../print/beside-app.tsx';
import { OnlyHereNote } from '../print/only-here-note.tsx';
import { Square } from '../print/square.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { administrationWords } from '../words/administration.ts';
import { onlyHereWords } from '../words/only-here.ts';
import { InviteSlips } from './invite-slips.tsx';
import styles from './invite.module.css';

type ShownProps = { title: string; invite: InviteMade | undefined; onDone: () => void };

export function InviteShown({ title, invite, onDone }: ShownProps) {
  const language = useLanguage();
  const { common, manage } = useWords();
  const { invite: words } = administrationWords[language];
  const shown = useRef<HTMLDivElement>(null);
  // The sheet is still where the last field of the form was.
  useEffect(() => shown.current?.closest('dialog')?.scrollTo(0, 0), []);
  if (!invite)
    return (
      <div class={styles.shown}>
        <h2>{title}</h2>
        <p>{words.none}</p>
        <Button look="primary" large wide onClick={onDone}>
          {common.done}
        </Button>
      </div>
    );
  return (
    <div class={styles.shown} ref={shown}>
      <h2>{title}</h2>
      <p>{words.how}</p>
      <OnlyHereNote />
      <div class={styles.square} role="img" aria-label={words.forWhom(invite.name)}>
        <Square text={inviteAddress(location.origin, invite.code)} />
      </div>
      <dl class={styles.facts}>
        <dt>{onlyHereWords[language].address}</dt>
        <dd>{location.origin}</dd>
        <dt>{words.title}</dt>
        <dd class={styles.code}>{invite.code}</dd>
        <dt>{manage.people.username}</dt>
        <dd>{invite.username}</dd>
      </dl>
      <p class={styles.quiet}>{words.once(nearDayAndClock(invite.until, language))}</p>
      <div class={styles.actions}>
        <Button large onClick={() => print()}>
          <Icon of={Printer} />
          {words.print}
        </Button>
        <Button look="primary" large onClick={onDone}>
          {common.done}
        </Button>
      </div>
      <BesideApp>
        <InviteSlips of={[invite]} />
      </BesideApp>
    </div>
  );
}
