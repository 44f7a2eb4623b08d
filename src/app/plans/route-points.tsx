// The points of a route in their order, moved by the handle or with the arrow keys; pressing one opens what is done there.
import { GripVertical } from 'lucide';
import { useState } from 'preact/hooks';
import type { Place } from '../../domain/place.ts';
import { maxChecklistsPerPoint, type RoutePoint } from '../../domain/route.ts';
import type { Template } from '../../domain/template.ts';
import { useDrag } from '../use-drag.ts';
import { inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { shortNames } from '../short-names.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';
import { moved } from './writing-route.ts';

type Props = {
  points: readonly RoutePoint[];
  places: readonly Place[];
  templates: readonly Template[];
  onChange: (points: RoutePoint[]) => void;
};

export function RoutePoints({ points, places, templates, onChange }: Props) {
  const words = usePlanWords();
  const [open, setOpen] = useState<string | null>(null);
  const drag = useDrag((from, to) => onChange(moved(points, from, to)));
  const byId = new Map(places.map((place) => [place.id, place]));
  const names = shortNames(points.map(({ placeId }) => byId.get(placeId))).map((name) => name || words.gone);
  const at = points.findIndex(({ placeId }) => placeId === open);
  const point = points[at];
  const about = ({ templates: codes, minutes }: RoutePoint): string =>
    [codes.join(words.list) || words.noChecklists, minutes !== null && words.minutesShort(minutes)]
      .filter(Boolean)
      .join(' · ');
  const isOut = ({ placeId }: RoutePoint): boolean => byId.get(placeId)?.retired !== undefined;
  return (
    <section>
      <h2 class={styles.group}>
        {words.points} {points.length}
      </h2>
      {points.length > 0 && (
        <ol class={styles.points} ref={drag.list} aria-label={words.points}>
          {points.map((one, i) => (
            <li key={one.placeId} data-row class={`${styles.point} ${drag.held === i ? styles.held : ''}`}>
              <button type="button" class={styles.handle} aria-label={words.move(names[i] ?? '')} {...drag.handle(i)}>
                <Icon of={GripVertical} size={26} />
              </button>
              <button type="button" class={styles.open} onClick={() => setOpen(one.placeId)}>
                <span class={styles.number}>{i + 1}</span>
                {names[i]}
                <small>{isOut(one) ? <b class={styles.out}>{words.outOfUse}</b> : about(one)}</small>
              </button>
            </li>
          ))}
        </ol>
      )}
      {point && (
        <PointSheet
          name={names[at] ?? ''}
          isOut={isOut(point)}
          point={point}
          templates={templates}
          onClose={() => setOpen(null)}
          onChange={(next) => onChange(points.map((one, i) => (i === at ? next : one)))}
          onRemove={() => {
            setOpen(null);
            onChange(points.filter((_, i) => i !== at));
          }}
        />
      )}
    </section>
  );
}

type SheetProps = {
  name: string;
  isOut: boolean;
  point: RoutePoint;
  templates: readonly Template[];
  onClose: () => void;
  onChange: (point: RoutePoint) => void;
  onRemove: () => void;
};

function PointSheet({ name, isOut, point, templates, onClose, onChange, onRemove }: SheetProps) {
  const language = useLanguage();
  const words = usePlanWords();
  const isFull = point.templates.length >= maxChecklistsPerPoint;
  return (
    <Sheet label={words.settings(name)} onClose={onClose}>
      <div class={form.form}>
        <h2>{name}</h2>
        {isOut && <p class={styles.advice}>{words.outOfUseHint}</p>}
        <TextField
          label={words.minutes}
          inputMode="numeric"
          maxLength={3}
          value={point.minutes === null ? '' : `${point.minutes}`}
          onInput={(event) => {
            const n = Number(event.currentTarget.value.replace(/\D/g, ''));
            onChange({ ...point, minutes: n > 0 ? Math.min(n, 240) : null });
          }}
        />
        <Choices
          label={words.checklists}
          hint={words.mostChecklists(maxChecklistsPerPoint)}
          kind="several"
          options={templates
            .filter(({ code }) => !isFull || point.templates.includes(code))
            .map(({ code, name: of }) => ({ value: code, text: `${code} ${inLanguage(of, language)}` }))}
          chosen={point.templates}
          onChoose={(codes) => onChange({ ...point, templates: codes.slice(0, maxChecklistsPerPoint) })}
        />
        <Button look="primary" large wide onClick={onClose}>
          {words.done}
        </Button>
        <p class={form.hint}>{words.removeHint}</p>
        <Button look="danger" wide onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
    </Sheet>
  );
}
