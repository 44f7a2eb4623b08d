// What a walk needs after the checklist: one file, fetched while the person reads.
export { NewerScreen } from '../inspection/newer-screen.tsx';
export { CheckScreen } from '../inspection/check-screen.tsx';
export { OutboxScreen } from '../records/outbox-screen.tsx';
export { OwnRecordScreen } from '../records/own-record-screen.tsx';
export { OwnRecordsScreen } from '../records/own-records-screen.tsx';
export { NotFound } from '../shell/not-found.tsx';
export { Loss } from '../today/loss.tsx';
export { NoRoom } from '../today/no-room.tsx';
export { RoundScreen } from '../today/maybe-rounds.tsx';
export { TodayBody } from '../today/today-body.tsx';
export { StartScreen } from '../today/start-screen.tsx';
export { Beside } from '../shell/beside.tsx';
export { TabNumber } from '../shell/tab-number.tsx';
export { ToLanguage } from '../shell/to-language.tsx';
export { UpdateOffer } from '../shell/update-offer.tsx';
export { ToSearch } from '../shell/to-search.tsx';
