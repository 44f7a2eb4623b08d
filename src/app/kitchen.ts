// What the kitchen works with: one file, fetched with the walk for whoever works there.
export { KitchenScreen } from './kitchen/kitchen-screen.tsx';
export { RegisterScreen } from './kitchen/register-screen.tsx';
