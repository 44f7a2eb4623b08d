// What is done sitting down: one file, fetched when the first of these is opened.
export { HazardsScreen } from './hazards/hazards-screen.tsx';
export { PeopleScreen } from './manage/people-screen.tsx';
export { HeldScreen } from './manage/held-screen.tsx';
export { PhonesScreen } from './manage/phones-screen.tsx';
export { PlacesScreen } from './manage/places-screen.tsx';
export { SchoolRecordScreen } from './manage/school-record-screen.tsx';
export { SignListScreen } from './manage/sign-list-screen.tsx';
export { SchoolRecordsScreen } from './manage/school-records-screen.tsx';
export { DevicesScreen } from './me/devices-screen.tsx';
export { InstallScreen } from './me/install-screen.tsx';
export { MeScreen } from './me/me-screen.tsx';
export { SelfCheckScreen } from './me/self-check-screen.tsx';
