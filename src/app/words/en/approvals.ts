import type { approvals as zh } from '../zh/approvals.ts';

export const approvals: typeof zh = {
  hint: 'Write down what the school has on file. What it has not, say so.',
  kinds: {
    review: 'Before building: fire design approved',
    acceptance: 'Before use: fire acceptance, or filed',
    opening: 'Hotel, restaurant, shop open to the public: permit to open',
  },
  called: {
    review: 'approval of the fire design',
    acceptance: 'fire acceptance or filing',
    opening: 'permit for a place open to the public',
  },
  states: { have: 'Has it', none: 'Has none', exempt: 'Not needed' },
  number: 'Its number',
  lacks: 'Choose for each of them',
  numberLacks: 'Write its number',
  warns: (what) =>
    `Without ${what} it meets point M7 of the guide. Saving reports a suspected major hazard and tells the leaders at once.`,
  report: (what) => `Without ${what}`,
  and: ', ',
  save: 'Save',
  saveAndReport: 'Save and report',
};
