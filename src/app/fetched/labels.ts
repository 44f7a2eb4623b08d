// Printing labels: with what draws their codes, fetched when it is opened.
export { LabelsScreen } from '../kitchen/labels-screen.tsx';
