// Arriving at a point: one file, fetched with the walk, so that a code is read where there is no signal.
export { CodeScreen } from '../points/code-screen.tsx';
export { PlaceScreen } from '../points/place-screen.tsx';
export { ScanScreen } from '../points/scan-screen.tsx';
export { Scanner } from '../scan/scanner.tsx';
