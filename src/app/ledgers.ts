// The ledgers of the school: one file, fetched when they are opened.
export { LedgerPages } from './ledgers/ledger-pages.tsx';
