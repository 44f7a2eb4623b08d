// What may be done with a place: its name, where it lies, its code, and whether it is still in use.
import {
  ArrowRightLeft,
  CirclePause,
  CirclePlay,
  MapPin,
  Nfc,
  Pencil,
  Plus,
  Printer,
  QrCode,
  ShieldCheck,
  type IconNode,
} from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { useAgain } from '../../db/places.ts';
import { places } from '../../db/school-places.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { kindsBelow } from '../../domain/place-rules.ts';
import { hasNfc } from '../points/nfc.ts';
import { placeTree } from '../place-tree.ts';
import { later } from '../ui/later.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import { AddPlaces } from './add-places.tsx';
import { LocatePlace } from './locate-place.tsx';
import { MovePlace } from './move-place.tsx';
import { NewCode } from './new-code.tsx';
import { RenamePlace } from './rename-place.tsx';
import { RetirePlace } from './retire-place.tsx';
import { useActing } from '../use-acting.ts';
import { WriteTag } from './write-tag.tsx';
import styles from './places.module.css';

// Once a building, by somebody with its papers before him: the network is there.
const ApprovalsForm = later(async () => (await import('../place-files/approvals-form.tsx')).ApprovalsForm);

type Act = 'rename' | 'move' | 'locate' | 'approvals' | 'code' | 'tag' | 'add' | 'retire';
type ManageProps = { place: Place; onClose: () => void; onDone: (said: string) => void };

export function ManagePlace({ place, onClose, onDone }: ManageProps) {
  const db = useDb();
  const { places: words } = useWords().manage;
  const [act, setAct] = useState<Act | null>(null);
  const all = useLive(() => places(db), [db]);
  const tree = useMemo(() => placeTree(all?.filter(({ retired }) => !retired) ?? []), [all]);
  const below = tree.all.filter((one) => one.ancestors.some(({ id }) => id === place.id));
  const again = useActing(() => onDone(words.kept));
  const siblings = tree.inside(place.ancestors.at(-1)?.id ?? null).filter(({ id }) => id !== place.id);
  if (act === 'add')
    return (
      <AddPlaces
        parent={place}
        siblings={tree.inside(place.id)}
        onClose={onClose}
        onAdded={(n) => onDone(words.added(n))}
      />
    );
  const done = () => onDone(words.kept);
  const row = (which: Act, icon: IconNode) => (
    <Row icon={icon} onClick={() => setAct(which)}>
      {words.acts[which]}
    </Row>
  );
  return (
    <Sheet label={words.manageOf(place.name)} onClose={onClose} asks={act !== 'move'}>
      <h2 class={styles.title}>{placeName(place)}</h2>
      {act === 'rename' && <RenamePlace {...{ place, siblings }} below={below.length} onDone={done} />}
      {act === 'move' && <MovePlace {...{ place, tree }} below={below.length} onDone={done} />}
      {act === 'locate' && <LocatePlace place={place} onDone={done} />}
      {act === 'approvals' && <ApprovalsForm place={place} onDone={done} />}
      {act === 'code' && <NewCode place={place} />}
      {act === 'tag' && <WriteTag place={place} />}
      {act === 'retire' && <RetirePlace place={place} below={below} onDone={done} />}
      {act === null && (
        <Rows>
          {!place.retired && kindsBelow(place.kind).length > 0 && row('add', Plus)}
          {row('rename', Pencil)}
          {!place.retired && place.kind !== 'building' && row('move', ArrowRightLeft)}
          {!place.retired && row('locate', MapPin)}
          {!place.retired && place.kind === 'building' && row('approvals', ShieldCheck)}
          {!place.retired && (
            <Row
              icon={Printer}
              href={below.length > 0 ? `/places/labels?in=${place.id}` : `/places/labels?only=${place.id}`}
            >
              {words.acts.print}
            </Row>
          )}
          {!place.retired && row('code', QrCode)}
          {!place.retired && hasNfc() && row('tag', Nfc)}
          {place.retired ? (
            <Row icon={CirclePlay} onClick={() => again.run(() => useAgain(db, place.id))}>
              {words.acts.again}
            </Row>
          ) : (
            row('retire', CirclePause)
          )}
        </Rows>
      )}
      {again.failed && (
        <p class={styles.failed} role="alert">
          {again.failed}
        </p>
      )}
    </Sheet>
  );
}
