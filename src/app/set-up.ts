// Founding a school: once, on a line to its server.
export { SetUpScreen } from './sign-in/set-up-screen.tsx';
