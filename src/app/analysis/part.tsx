// What every page of the analysis does alike: how old it is, why there is nothing, and then its cards.
import { ChartColumn } from 'lucide';
import type { ComponentChildren } from 'preact';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Report } from '../use-report.ts';
import styles from './analysis.module.css';
import { useAnalysisWords } from './use-words.ts';

/** `path`: what the server is asked; `place`: the one that was chosen. */
export type PartProps = { path: string; place: string | null };

type Props<T> = { report: Report<T>; isEmpty: (body: T) => boolean; children: (body: T) => ComponentChildren };

export function Part<T>({ report, isEmpty, children }: Props<T>) {
  const words = useAnalysisWords();
  const { body, trouble } = report;
  return (
    <>
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && isEmpty(body) && (
        <Notice icon={ChartColumn}>
          <p>{words.none}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
      {body && !isEmpty(body) && <div class={styles.parts}>{children(body)}</div>}
    </>
  );
}
