// What some weeks came to, with its charts, and the ledgers: one file for whoever reads at a desk, fetched when either is opened.
export { AnalysisPages } from '../analysis/analysis-pages.tsx';
export { LedgerPages } from '../ledgers/ledger-pages.tsx';
