// For whoever was invited and has no password yet: fetched when a code is opened, and kept by no phone.
export { InviteScreen } from '../sign-in/invite-screen.tsx';
