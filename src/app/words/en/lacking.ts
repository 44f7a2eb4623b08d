import type { lacking as zh } from '../zh/lacking.ts';

export const lacking: typeof zh = {
  worker: {
    title: 'Does not open without a network',
    about:
      'This browser opens the page only while there is a network. While the page is open you can inspect without signal; once it is closed it needs a network to open again, and it uploads only while it is open. Better use Chrome, Edge or Safari.',
  },
  camera: {
    title: 'No camera inside the page',
    about:
      'For a photo or a code this browser uses the phone’s own camera or a picture from the album. Better use Chrome, Edge or Safari.',
  },
};
