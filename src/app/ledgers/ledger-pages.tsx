// D10 台账与导出: which ledgers there are, and one of them.
import { useLocation, useRoute } from 'preact-iso';
import { dayKey } from '../format.ts';
import { readAsked } from './asked.ts';
import { LedgerChoice } from './ledger-choice.tsx';
import { LedgerScreen } from './ledger-screen.tsx';
import { laterScreen } from '../ui/not-fetched.tsx';

/** The lists behind the numbers of 今日 are read by whoever reads ledgers. */
const TodayListScreen = laterScreen(() => import('../fetched/role-today.ts').then((loaded) => loaded.TodayListScreen));

export function LedgerPages() {
  const { query } = useLocation();
  const { name } = useRoute().params;
  if (name === 'today') return <TodayListScreen />;
  const asked = readAsked(name, query, dayKey(Date.now()));
  return asked ? <LedgerScreen asked={asked} /> : <LedgerChoice scanned={query['check'] ?? ''} />;
}
