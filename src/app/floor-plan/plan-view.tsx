// The plan as it is looked at: each mark opens its point, and the list below says the same for whoever sees no picture.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FloorPlanShown, PlanPoint } from '../../domain/floor-plan-reports.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Choices } from '../ui/field.tsx';
import { Gradual } from '../ui/gradual.tsx';
import styles from './floor-plan.module.css';
import { isMarked, pictureAddress } from './hung.ts';
import { Legend } from './legend.tsx';
import { lookOf, ways, type Way } from './look.ts';
import { PlanPaper } from './plan-paper.tsx';
import { saidOf, stateWord } from './said.ts';
import { Stage } from './stage.tsx';
import { Station } from './station.tsx';
import { usePlanWords } from './use-words.ts';

type ViewProps = { plan: FloorPlanShown; at: string | undefined; children: ComponentChildren };

/** `at`: the point somebody came from. `children`: what else there is to say and to do, below the picture. */
export function PlanView({ plan, at, children }: ViewProps) {
  const words = usePlanWords();
  const language = useLanguage();
  const [way, setWay] = useState<Way>('seen');
  const { shown, points, asOf } = plan;
  const marked = points.filter(isMarked);
  const nameOf = (point: PlanPoint): string => {
    const state = stateWord(way, lookOf(point, way, asOf).state, words);
    return [point.name, ...(state ? [state] : []), ...saidOf(point, words, language)].join(words.and);
  };
  return (
    <>
      <Choices
        label={words.lookBy}
        options={ways.map((value) => ({ value, text: words.ways[value] }))}
        chosen={[way]}
        onChoose={([one]) => setWay(one ?? 'seen')}
      />
      <div class={styles.both}>
        <div>
          {shown && (
            <Stage
              address={pictureAddress(plan, shown.picture.sha256)}
              width={shown.picture.width}
              height={shown.picture.height}
              alt={words.picture(plan.placeName)}
              gone={shown.have ? words.pictureGone : words.pictureMissing}
            >
              {marked.map((point) => (
                <a
                  key={point.placeId}
                  class={styles.mark}
                  href={`/places/${point.placeId}`}
                  aria-label={nameOf(point)}
                  aria-current={point.placeId === at ? 'location' : undefined}
                  style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
                >
                  <Station look={lookOf(point, way, asOf)} />
                  <span class={styles.name}>{point.name}</span>
                </a>
              ))}
            </Stage>
          )}
          <Legend way={way} />
          {children}
        </div>
        <PointList plan={plan} way={way} at={at} />
      </div>
      {shown && <PlanPaper {...{ plan, way }} />}
    </>
  );
}

function PointList({ plan: { points, asOf }, way, at }: { plan: FloorPlanShown; way: Way; at: string | undefined }) {
  const words = usePlanWords();
  const { common } = useWords();
  const language = useLanguage();
  return (
    <section aria-label={words.list}>
      <h2 class={styles.head}>{words.list}</h2>
      <p class={styles.hint}>{words.listed(points.filter(isMarked).length, points.length)}</p>
      <Gradual all={points} more={common.more}>
        {(drawn) => (
          <ul class={styles.points}>
            {drawn.map((point) => (
              <li key={point.placeId} aria-current={point.placeId === at ? 'location' : undefined}>
                <a class={styles.point} href={`/places/${point.placeId}`}>
                  <Station look={lookOf(point, way, asOf)} />
                  <span class={styles.words}>
                    <b>{point.name}</b>
                    <small>{saidOf(point, words, language).join(' · ')}</small>
                    {!isMarked(point) && <small>{words.unmarked}</small>}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Gradual>
    </section>
  );
}
