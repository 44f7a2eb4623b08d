// In: who one is, where one works, and that it works offline now.
import { useLocation } from 'preact-iso';
import { askToKeep } from '../../db/storage.ts';
import { leave, type Entered } from '../../sync/sign-in.ts';
import { beginSession } from '../session.ts';
import { scopePlaces } from '../scope-places.ts';
import { useLive } from '../use-live.ts';
import { listed } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Line, Stop, StopTitle } from '../ui/line.tsx';
import { Door } from './door.tsx';
import { ReadyStop, useReady } from './ready-stop.tsx';
import styles from './sign-in.module.css';

/** A label that was scanned with the phone's own camera still opens its box or its place. */
export const addressAfter = (): string => (/^\/(b|c|places)\//.test(location.pathname) ? location.pathname : '/');

type WelcomeProps = {
  entered: Entered;
  /** Already asked whether it is oneself. */ isKnown?: boolean;
  onNotMe: () => void;
};

export function Welcome({ entered, isKnown = false, onNotMe }: WelcomeProps) {
  const { signIn: words, common } = useWords();
  const language = useLanguage();
  const { route } = useLocation();
  const { session, db } = entered;
  const ready = useReady(entered);
  const { person, school } = session;
  const places = useLive(() => scopePlaces(db, person), [db, person]);
  const names = (places ?? []).map(({ name }) => name);
  const scope = person.scope.length === 0 ? words.wholeSchool : listed(names.slice(0, 3), language);
  const more = person.scope.length > 3 ? ` · ${words.places(person.scope.length)}` : '';

  const begin = () => {
    void askToKeep();
    route(addressAfter(), true);
    beginSession(session, db);
  };
  const notMe = async () => {
    await leave();
    onNotMe();
  };

  return (
    <Door
      title={isKnown ? ready.title : words.isYou}
      bar={
        <Button look="primary" large onClick={begin}>
          {words.begin}
        </Button>
      }
    >
      <div class={styles.block}>
        <Card>
          <div class={styles.name}>{person.name}</div>
          <dl class={styles.facts}>
            <dt>{words.role}</dt>
            <dd>{common.roles[person.role]}</dd>
            <dt>{words.school}</dt>
            <dd>{school.name}</dd>
            <dt>{words.scope}</dt>
            <dd>
              {scope}
              {more}
            </dd>
          </dl>
        </Card>
      </div>
      <Line aria-label={words.steps}>
        <Stop state="done">
          <StopTitle>{words.enter}</StopTitle>
        </Stop>
        <ReadyStop {...ready} />
      </Line>
      <Button look="plain" wide onClick={() => void notMe()}>
        {words.notMe}
      </Button>
    </Door>
  );
}
