// The page before anybody is signed in.
export { SignInScreen } from './sign-in/sign-in-screen.tsx';
