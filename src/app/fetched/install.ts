// How the app is put on the home screen: fetched when it is opened, since a browser installs nothing without a network.
export { InstallScreen } from '../me/install-screen.tsx';
