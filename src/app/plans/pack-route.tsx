// One route of a pack that is being made ready: who, what and where, and the whole of it to be changed under a fold.
import { useState } from 'preact/hooks';
import type { WrittenPack } from '../../db/planning.ts';
import type { RoutePoint } from '../../domain/route.ts';
import { shortNames } from '../short-names.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { useWords } from '../use-screen.ts';
import { AddPoints } from './add-points.tsx';
import type { heldRoles, SchoolKnown } from './pack-offer.ts';
import styles from './plans.module.css';
import { RoutePoints } from './route-points.tsx';
import { usePlanWords } from './use-words.ts';
import { withPlaces } from './writing-route.ts';

type Written = WrittenPack['routes'][number];
type RouteProps = {
  written: Written;
  lists: readonly string[];
  roles: ReturnType<typeof heldRoles>;
  known: SchoolKnown;
  me: string;
  isWrong: boolean;
  onChange: (over: Partial<Written>) => void;
};

const mostNamed = 4;

export function PackRoute({ written, lists, roles, known, me, isWrong, onChange }: RouteProps) {
  const { common } = useWords();
  const words = usePlanWords();
  const [isAdding, add] = useState(false);
  const put = (points: RoutePoint[]) => onChange({ points });
  const title = written.role ? common.roles[written.role] : me;
  const walkers = written.who.roles.map((role) => common.roles[role]).join(words.list);
  const byId = new Map(known.places.map((place) => [place.id, place]));
  const names = shortNames(written.points.map(({ placeId }) => byId.get(placeId)));
  return (
    <section class={styles.span} aria-label={title}>
      <h3>{walkers || title}</h3>
      <ul>
        {lists.map((list) => (
          <li key={list}>{list}</li>
        ))}
      </ul>
      <p>{words.packWhere(names.slice(0, mostNamed).join(words.list), names.length)}</p>
      {isWrong && (
        <p class={styles.failed} role="alert">
          {words.errors.points}
        </p>
      )}
      <details open={names.length === 0}>
        <summary class={styles.fold}>{words.packChange}</summary>
        <div class={form.form}>
          {written.role && (
            <Choices
              label={words.roles}
              kind="several"
              options={roles.map((value) => ({ value, text: common.roles[value] }))}
              chosen={written.who.roles}
              onChoose={(chosen) => chosen.length > 0 && onChange({ who: { ...written.who, roles: chosen } })}
            />
          )}
          <RoutePoints
            points={written.points}
            places={known.places}
            templates={known.templates.filter(({ retired }) => !retired)}
            onChange={put}
          />
          <Button wide onClick={() => add(true)}>
            {words.addPoints}
          </Button>
        </div>
      </details>
      {isAdding && (
        <AddPoints
          places={known.places.filter(({ retired }) => !retired)}
          points={written.points}
          onAdd={(ids) => put(withPlaces(written.points, ids, written.codes))}
          onClose={() => add(false)}
        />
      )}
    </section>
  );
}
