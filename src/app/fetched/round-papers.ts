// One round, the calendar of rounds, the paper of a night and that of the guards: they need the school or a printer, so they are fetched when they are opened.
export { BoardCalendar } from '../manage/board-calendar.tsx';
export { GuardPaper } from '../manage/guard-paper.tsx';
export { RoundPage } from '../manage/round-page.tsx';
export { NightPaper } from '../manage/night-paper.tsx';
