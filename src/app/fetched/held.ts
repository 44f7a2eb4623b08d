// What is kept aside, and settling it: nobody settles anything without the school, so it is fetched when it is opened.
export { HeldScreen } from '../manage/held-screen.tsx';
