// What is worth a look and what was looked at twice: one file, fetched when the first of them is opened.
export { QualityPages } from '../quality/quality-pages.tsx';
