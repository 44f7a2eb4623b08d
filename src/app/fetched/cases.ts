// Hazards as cases: reporting one, the own ones, the page of one with its steps. One file, kept by everybody.
export { ReportDraft } from '../cases/report-draft.tsx';
export { CasesPages } from '../cases/cases-pages.tsx';
