// Whoever looks after accounts and the server: one file, fetched when it is opened, and kept by no phone.
export { AdministrationPages } from '../administration/administration-pages.tsx';
export { FirstRunCard } from '../administration/first-run-card.tsx';
