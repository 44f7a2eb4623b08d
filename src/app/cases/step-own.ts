// What only those need who have a case in their hands, or something of one: beside the sheets, which managers keep as well.
export { leftInHand } from '../../db/left-in-hand.ts';
export { OwnCases } from './own-cases.tsx';
export { keepBeforePictures } from './step-before.ts';
export { InHandCards } from './step-left.tsx';
