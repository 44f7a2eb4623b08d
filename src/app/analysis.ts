// What some weeks came to: one file with its charts, fetched when it is opened.
export { AnalysisPages } from './analysis/analysis-pages.tsx';
