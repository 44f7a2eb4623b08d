// Routes, plans and the calendar: one file, fetched when the first of them is opened.
export { PlansPages } from '../plans/plans-pages.tsx';
