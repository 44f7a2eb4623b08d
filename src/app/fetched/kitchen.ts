// What the kitchen works with: one file, fetched with the walk for whoever works there.
export { FromRegister } from '../kitchen/from-register.tsx';
export { HandOverScreen } from '../kitchen/hand-over-screen.tsx';
export { KitchenPages } from '../kitchen/kitchen-pages.tsx';
export { KitchenToday } from '../today/kitchen-today.tsx';
