// The ledgers of the school by field, and the check of a paper.
import { BookOpen } from 'lucide';
import { LedgerList } from '../../domain/ledgers/ledger-reports.ts';
import { ledgerParts } from '../../domain/ledgers/names.ts';
import { NothingKnown } from '../as-of.tsx';
import { useReport } from '../use-report.ts';
import { useWords } from '../use-screen.ts';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CheckCode } from './check-code.tsx';
import styles from './ledger-choice.module.css';
import { useLedgersWords } from './use-words.ts';

/** `scanned`: the code of a paper that a camera read; its check comes first. */
export function LedgerChoice({ scanned }: { scanned: string }) {
  const { common } = useWords();
  const words = useLedgersWords();
  const report = useReport('/api/ledgers', LedgerList);
  const { body } = report;
  return (
    <Page title={words.title} sub={words.sub} back={common.back} backTo="/me">
      {scanned && <CheckCode key={scanned} scanned={scanned} />}
      {!body && (report.trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && (
        <div class={styles.parts}>
          {ledgerParts.map((part) => {
            const those = body.ledgers.filter((one) => one.part === part);
            return those.length === 0 ? null : (
              <section key={part}>
                <h2 class={styles.part}>{words.parts[part]}</h2>
                <Rows>
                  {those.map(({ name, title, law }) => (
                    <Row key={name} icon={BookOpen} href={`/ledgers/${name}`} about={words.law(law)}>
                      {words.names[name] ?? title}
                    </Row>
                  ))}
                </Rows>
              </section>
            );
          })}
        </div>
      )}
      {!scanned && (body || report.trouble) && <CheckCode />}
    </Page>
  );
}
