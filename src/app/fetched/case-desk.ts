// The cases of the school at the desk: one file, fetched when the list is opened.
export { CaseDesk } from '../case-desk/case-desk.tsx';
export { ReportMore } from '../case-desk/report-more.tsx';
