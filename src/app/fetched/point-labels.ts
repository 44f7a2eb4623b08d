// Printing the codes of points: fetched when somebody at a printer asks for it.
export { PlaceLabelsScreen } from '../print/place-labels-screen.tsx';
