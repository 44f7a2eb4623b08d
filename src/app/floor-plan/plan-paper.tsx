// The plan on one A4 sheet, landscape: marks with numbers, and what each number is. Shapes and signs are read in grey.
import type { FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import { dayAndClock, nearDayAndClock } from '../format.ts';
import { BesideApp } from '../print/beside-app.tsx';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Legend } from './legend.tsx';
import { lookOf, type Way } from './look.ts';
import paper from './plan-paper.module.css';
import { isMarked, pictureAddress } from './hung.ts';
import { Station } from './station.tsx';
import { usePlanWords } from './use-words.ts';

/** As tall as the plan is drawn, and how many rows have room below it; a longer list is a sheet of its own. */
const [tallMm, rowsBeside] = [118, 5];

export function PlanPaper({ plan, way }: { plan: FloorPlanShown; way: Way }) {
  const words = usePlanWords();
  const { common } = useWords();
  const language = useLanguage();
  const { school } = useSession();
  const { shown, points, asOf, placeName } = plan;
  if (!shown) return null;
  const { sha256, width, height } = shown.picture;
  const marked = points.filter(isMarked);
  return (
    <BesideApp>
      <section class={paper.sheet}>
        <header class={paper.head}>
          <h1>
            {school.name} · {words.plan(placeName)}
          </h1>
          <span>{words.ways[way]}</span>
          <span>{common.asOf(dayAndClock(asOf, language))}</span>
        </header>
        <div
          class={paper.plan}
          style={{ aspectRatio: `${width} / ${height}`, width: `min(100%, ${(tallMm * width) / height}mm)` }}
        >
          <img src={pictureAddress(plan, sha256)} alt="" />
          {marked.map((point, i) => (
            <span
              key={point.placeId}
              class={paper.mark}
              style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
            >
              <Station look={lookOf(point, way, asOf)} />
              <b>{i + 1}</b>
            </span>
          ))}
        </div>
        <Legend way={way} />
        <table class={paper.table} data-long={marked.length > rowsBeside}>
          <thead>
            <tr>
              {Object.values(words.paper).map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {marked.map((point, i) => (
              <tr key={point.placeId}>
                <td>{i + 1}</td>
                <th scope="row">{point.name}</th>
                <td>
                  {!point.known
                    ? words.unknown
                    : point.seenAt === null
                      ? words.seen.never
                      : nearDayAndClock(point.seenAt, language)}
                </td>
                <td>{point.grade === null ? '–' : `${point.hazards} · ${common.grades[point.grade]}`}</td>
                <td>{point.due === 0 ? '–' : point.due}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </BesideApp>
  );
}
