// The register of samples on the screen and on paper: fetched when it is opened, which needs the school anyway.
export { RegisterScreen } from '../kitchen/register-screen.tsx';
