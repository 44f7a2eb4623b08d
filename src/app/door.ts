// The pages before anybody is signed in: one file.
export { SetUpScreen } from './sign-in/set-up-screen.tsx';
export { SignInScreen } from './sign-in/sign-in-screen.tsx';
