// What the cases of a ledger come to, each with what it is a share of, so that nobody has to believe it.
import { HazardFigures } from '../../domain/hazard-ledger-report.ts';
import { useReport } from '../use-report.ts';
import { figuresPath, type LedgerAsked } from './asked.ts';
import styles from './case-figures.module.css';
import { useLedgersWords } from './use-words.ts';

const shares = ['onSpot', 'closed', 'inTime', 'answered', 'handedOn', 'rebound'] as const;

/** Nothing while it is not known: the lines below say what is there. */
export function CaseFigures({ asked }: { asked: LedgerAsked }) {
  const { figures: words } = useLedgersWords();
  const { body } = useReport(figuresPath(asked), HazardFigures);
  if (!body || body.figures.found === 0) return null;
  const { figures } = body;
  const told = (name: (typeof shares)[number]) =>
    name === 'answered' || name === 'handedOn' ? words.timesOf : words.shareOf;
  return (
    <dl class={styles.figures} aria-label={words.title}>
      {shares.map((name) => (
        <div key={name}>
          <dt>{words.shares[name]}</dt>
          <dd>
            {words.share(figures[name].n, figures[name].of)}
            {figures[name].of > 0 && <small>{told(name)(figures[name].n, figures[name].of)}</small>}
          </dd>
        </div>
      ))}
      <div>
        <dt>{words.repairDays}</dt>
        <dd>{words.days(figures.repairDays)}</dd>
      </div>
      <div>
        <dt>{words.firstResponse}</dt>
        <dd>{words.hours(figures.firstResponseMs)}</dd>
      </div>
      {figures.absentMs !== null && (
        <div>
          <dt>{words.absent}</dt>
          <dd>{words.hours(figures.absentMs)}</dd>
        </div>
      )}
    </dl>
  );
}
