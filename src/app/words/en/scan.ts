// Reading a square code with the camera, whatever it stands for.
import type { Words } from '../../state.ts';

export const scan: Words['scan'] = {
  open: 'Scan',
  opening: 'Opening the camera…',
  aim: 'Aim at the square code',
  nearer: 'Nothing yet? Go nearer until it fills the frame, and avoid glare',
  dark: 'Too dark: use the torch',
  torch: 'Torch',
  type: 'Type the code',
  go: 'Find',
  empty: 'Type the code',
  close: 'Close',
  refused: 'The camera is not allowed. Take a picture of the code, or type it.',
  missing: 'No camera here. Choose a picture of the code, or type it.',
  busy: 'Another app uses the camera. Close it and try again, or type the code.',
  picture: 'Take a picture of the code',
  noneInPicture: 'No code in that picture. Go nearer, hold straight, and take it again.',
};
