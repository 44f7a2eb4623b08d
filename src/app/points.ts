// Arriving at a point: one file, so that a code is read where there is no signal.
export { PointPages } from './points/point-pages.tsx';
