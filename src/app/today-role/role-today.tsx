// On 今日 what a role looks at besides hazards and rounds (`domain.md` 11). Each number opens the list it counts.
import type * as v from 'valibot';
import { isManager } from '../../domain/person.ts';
import { Today, type TodayFigure, type TodayFigureName } from '../../domain/today/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { useReport } from '../use-report.ts';
import { useLanguage, useSession } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Tile, type TileLook } from '../ui/tile.tsx';
import { roleTodayWords } from '../words/role-today.ts';
import type { RoleTodayWords } from '../words/zh/role-today.ts';
import { Course } from './course.tsx';
import styles from './role-today.module.css';

const TodaySchema = Today as v.GenericSchema<unknown, Today>;

/** Managers see these among what is on fire. */
const urgent: ReadonlySet<TodayFigureName> = new Set(['samples', 'absent']);

export function RoleToday() {
  const words = roleTodayWords[useLanguage()];
  const { person } = useSession();
  const report = useReport('/api/today', TodaySchema);
  const { body, trouble } = report;
  const figures = body?.figures.filter(({ is }) => !isManager(person) || !urgent.has(is));
  if (figures?.length === 0) return null;
  return (
    <Card>
      <section class={styles.card} aria-label={words.title}>
        <h2>{words.title}</h2>
        <AsOf report={report} />
        {!body && trouble && <NothingKnown report={report} />}
        {figures && (
          <>
            <ul class={styles.tiles} aria-label={words.title}>
              {figures.map((figure) => (
                <FigureTile key={figure.is} figure={figure} words={words} />
              ))}
            </ul>
            {figures.map(({ is, course }) => course && <Course key={is} is={is} course={course} words={words} />)}
          </>
        )}
      </section>
    </Card>
  );
}

/** Of these there should be none. */
const grave: ReadonlySet<TodayFigureName> = new Set(['absent', 'samples', 'commitments', 'missed-points', 'fridge']);
const soon: ReadonlySet<TodayFigureName> = new Set(['ageing', 'papers', 'appliances']);

function lookOf({ is, n, bad }: TodayFigure): TileLook {
  if (bad > 0 || (grave.has(is) && n > 0)) return soon.has(is) && bad === 0 ? 'warn' : 'abnormal';
  return soon.has(is) && n > 0 ? 'warn' : 'plain';
}

const plainly = (n: number): string => n.toLocaleString('en');

export function amountOf({ is, n, of }: TodayFigure, words: RoleTodayWords): string {
  if (of !== undefined) return words.share(plainly(n), plainly(of));
  return words.amounts[is]?.(plainly(n)) ?? plainly(n);
}

/** What should not be so, where the number itself does not say it. */
export const badOf = ({ is, bad }: TodayFigure, words: RoleTodayWords): string | undefined =>
  bad > 0 ? words.bad[is]?.(bad) : undefined;

function FigureTile({ figure, words }: { figure: TodayFigure; words: RoleTodayWords }) {
  const { is, before } = figure;
  // What is not so yet has its room, so that what is below stays where it is when it comes to be.
  const bad = badOf(figure, words) ?? (words.bad[is] && '\u00a0');
  const about = [before && words.than[before.than](plainly(before.n)), bad].filter((line) => line !== undefined);
  const [word, amount] = [words.figures[is], amountOf(figure, words)];
  return <Tile look={lookOf(figure)} href={`/ledgers/today?of=${is}`} {...{ word, amount, about }} />;
}
