// The pages before anybody is signed in: one file.
export { SignInScreen } from './sign-in/sign-in-screen.tsx';
