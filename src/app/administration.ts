// Whoever looks after accounts and the server: one file, fetched when it is opened, and kept by no phone.
export { AuditScreen } from './administration/audit-screen.tsx';
export { FirstRunCard } from './administration/first-run-card.tsx';
export { PeoplePages } from './administration/people-pages.tsx';
export { StatusScreen } from './administration/status-screen.tsx';
