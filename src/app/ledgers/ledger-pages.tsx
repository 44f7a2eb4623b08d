// D10 台账与导出: which ledgers there are, and one of them.
import { useLocation, useRoute } from 'preact-iso';
import { dayKey } from '../format.ts';
import { readAsked } from './asked.ts';
import { LedgerChoice } from './ledger-choice.tsx';
import { LedgerScreen } from './ledger-screen.tsx';

export function LedgerPages() {
  const { query } = useLocation();
  const asked = readAsked(useRoute().params['name'], query, dayKey(Date.now()));
  return asked ? <LedgerScreen asked={asked} /> : <LedgerChoice />;
}
