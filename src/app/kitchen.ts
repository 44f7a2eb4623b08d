// What the kitchen works with: one file, fetched with the walk for whoever works there.
export { KitchenPages } from './kitchen/kitchen-pages.tsx';
