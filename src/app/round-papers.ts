// The calendar of rounds and the papers of a night and of the guards: they need the school or a printer, so they are fetched when they are opened.
export { BoardCalendar } from './manage/board-calendar.tsx';
export { GuardPaper } from './manage/guard-paper.tsx';
export { NightPaper } from './manage/night-paper.tsx';
