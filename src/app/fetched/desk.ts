// What managers do sitting down: one file, fetched when the first of these is opened.
export { ManagePlace } from '../manage/manage-place.tsx';
export { HeldScreen } from '../manage/held-later.tsx';
export { PhonesScreen } from '../manage/phones-screen.tsx';
export { PlacesScreen } from '../manage/places-screen.tsx';
export { SchoolRecordScreen } from '../manage/school-record-screen.tsx';
export { SchoolRows } from '../manage/school-rows.tsx';
export { SignListScreen } from '../manage/sign-list-screen.tsx';
export { SchoolRecordsScreen } from '../manage/school-records-screen.tsx';
export { BoardPages } from '../manage/board-screen.tsx';
export { bringOnline, SchoolToday } from '../today/school-today.tsx';
