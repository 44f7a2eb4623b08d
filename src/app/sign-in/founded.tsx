// The school exists: what it needs before anybody can walk a round.
import { MapPin, Users } from 'lucide';
import { useLocation } from 'preact-iso';
import { askToKeep } from '../../db/storage.ts';
import type { Entered } from '../../sync/sign-in.ts';
import { beginSession } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Line, Stop, StopTitle } from '../ui/line.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Door } from './door.tsx';
import { ReadyStop, useReady } from './ready-stop.tsx';
import { useSetUpWords } from './set-up-words.ts';
import styles from './sign-in.module.css';

export function Founded({ entered }: { entered: Entered }) {
  const words = useSetUpWords();
  const { route } = useLocation();
  const { session, db } = entered;
  const ready = useReady(entered);
  const go = (address: string) => {
    void askToKeep();
    route(address, true);
    beginSession(session, db);
  };
  return (
    <Door
      title={words.founded}
      sub={session.school.name}
      bar={
        <Button look="primary" large onClick={() => go('/places')}>
          {words.addPlaces}
        </Button>
      }
    >
      <div class={styles.block} role="status">
        <Line aria-label={words.steps}>
          <Stop state="done">
            <StopTitle>{words.founded}</StopTitle>
          </Stop>
          <ReadyStop {...ready} />
          <Stop state="here">
            <StopTitle>{words.foundedHint}</StopTitle>
          </Stop>
        </Line>
      </div>
      <Rows>
        <Row icon={MapPin} about={words.addPlacesHint} onClick={() => go('/places')}>
          {words.addPlaces}
        </Row>
        <Row icon={Users} about={words.addPeopleHint} onClick={() => go('/people')}>
          {words.addPeople}
        </Row>
      </Rows>
      <Button look="plain" wide onClick={() => go('/')}>
        {words.toToday}
      </Button>
    </Door>
  );
}
