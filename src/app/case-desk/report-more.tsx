// What managers add to a report: that the authority found it, and which points of the guide it meets. Comes from the network with the desk.
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { majorPoints } from '../../domain/major-points.ts';
import type { Reporting } from '../cases/reporting.ts';
import { Toggle } from '../cases/toggle.tsx';
import type { Hand } from '../cases/use-in-hand.ts';
import { Choices } from '../ui/field.tsx';
import styles from './case-desk.module.css';
import { useDeskWords } from './use-case-desk.ts';

export type ReportMoreProps = { hand: Hand; said: Reporting };

export function ReportMore({ hand, said }: ReportMoreProps) {
  const words = useDeskWords();
  useBegun(hand);
  return (
    <>
      <Toggle
        title={words.report.authority}
        hint={words.report.authorityHint}
        on={said.authority}
        onTurn={(authority) => hand.say({ authority })}
      />
      {said.severe && (
        <details class={styles.fold} open={said.majorRefs.length > 0}>
          <summary>{words.report.points}</summary>
          <Choices
            label={words.report.pointsHint}
            kind="several"
            options={majorPoints.map((value) => ({ value, text: words.basisLine(value, words.basisOf[value]) }))}
            chosen={said.majorRefs}
            onChoose={(chosen) => hand.say({ met: chosen.join(' ') })}
          />
        </details>
      )}
    </>
  );
}

/** What another screen has found to be suspected major is filled in, where nothing else was being reported. */
function useBegun(hand: Hand): void {
  const { query } = useLocation();
  const begun = useRef(false);
  const point = majorPoints.find((one) => one === query['point']);
  useEffect(() => {
    if (!point || begun.current || hand.goesOn) return;
    begun.current = true;
    const note = hand.text('note') || (query['note'] ?? '').slice(0, 400);
    hand.say({ severe: true, met: point, category: 'fire', note });
  }, [point]);
}
