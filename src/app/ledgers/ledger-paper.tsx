// What stands around the table on paper: whose it is, of which days and places, when it was made, and where to sign.
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import { narrowedWords } from '../../domain/ledgers/narrowed.ts';
import { placeName } from '../../domain/place.ts';
import { dayAndClock, dayKey } from '../format.ts';
import { useSession } from '../use-screen.ts';
import { ledgersWords } from '../words/ledgers.ts';
import type { LedgerAsked } from './asked.ts';
import { usePlace } from '../manage/place-filter.tsx';
import { CheckSquare } from '../print/check-square.tsx';
import styles from './ledgers.module.css';

/** Papers of the school are in Chinese whoever prints them. */
const words = ledgersWords.zh;
const moment = (ms: number): string => `${dayKey(ms)} ${dayAndClock(ms, 'zh').slice(-5)}`;

export function PaperHead({ of, asked }: { of: LedgerPage; asked: LedgerAsked }) {
  const { school, person } = useSession();
  const { place } = usePlace(asked.place);
  const where = place ? placeName(place) : person.scope.length > 0 ? words.own : words.school;
  return (
    <header class={styles.paperHead}>
      {of.code !== null && <CheckSquare code={of.code} says={words.scanToCheck} />}
      <p class={styles.school}>{school.name}</p>
      <h2>{of.title}</h2>
      <p class={styles.about}>
        <span>{words.period(asked.from, asked.to)}</span>
        <span>{words.where(where)}</span>
        {narrowedWords({ grade: asked.grade ?? undefined, category: asked.category ?? undefined }).map(
          ([what, which]) => (
            <span key={what}>
              {what}：{which}
            </span>
          ),
        )}
        <span>{words.law(of.law)}</span>
      </p>
      <p class={styles.about}>
        <span>{words.count(of.count, false)}</span>
        <span>
          {words.cutOff}：{moment(of.asOf)}
        </span>
        <span>
          {words.made}：{moment(Date.now())}
        </span>
        {asked.shows && <span>{words.shownOn}</span>}
      </p>
      {of.month?.closed && of.month.isAsClosed && (
        <p class={styles.about}>
          <span>
            {words.closing.onPaper(
              of.month.closed.byName,
              moment(of.month.closed.at),
              of.month.closed.lines,
              of.month.closed.code,
            )}
          </span>
        </p>
      )}
    </header>
  );
}

export function PaperFoot({ of }: { of: LedgerPage }) {
  const hand = of.heads.filter(({ byHand }) => byHand).map(({ head }) => head);
  const { keeper, checker, stamp, day } = words.signs;
  return (
    <footer class={styles.paperFoot}>
      {hand.length > 0 && <p class={styles.hand}>{words.byHand(hand.join('、'))}</p>}
      <div class={styles.signs}>
        {(of.signs ?? [keeper, checker, stamp, day]).map((sign) => (
          <span key={sign}>{sign}：</span>
        ))}
      </div>
    </footer>
  );
}
