// Whom the school tells what may not wait: one file, fetched when it is opened.
export { AlertsScreen } from '../alerts/alerts-screen.tsx';
