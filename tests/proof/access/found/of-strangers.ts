// What is reached without an account, by a code or a secret.
import { noHash, nothing, type Finds } from './found.ts';

export const ofStrangers: Finds = {
  '/api/public-places/:code': () => [{ what: 'no code of here', thing: nothing(), values: ['AAAA-BBBB'] }],
  '/api/public-places/:code/similar/:category': () => [
    { what: 'no code of here', thing: nothing(), values: ['AAAA-BBBB', 'fire'] },
  ],
  '/api/public-reports/:number': () => [{ what: 'no report', thing: nothing(), values: ['YH20261122-AAAAAA'] }],
  '/api/public-reports/:number/rating': () => [
    { what: 'no report', thing: nothing(), values: ['YH20261122-AAAAAA'], body: { stars: 5, note: '' } },
  ],
  '/api/public-reports/:number/appeal': () => [
    { what: 'no report', thing: nothing(), values: ['YH20261122-AAAAAA'], body: { note: '还在' } },
  ],
  '/api/public-reports/:number/photos/:sha256': () => [
    { what: 'a photo of no report', thing: nothing(), values: ['YH20261122-AAAAAA', noHash] },
  ],
  '/api/firm-cases/:number': () => [{ what: 'no link', thing: nothing(), values: ['YH20261122-AAAAAA'] }],
  '/api/firm-cases/:number/progress': () => [
    {
      what: 'no link',
      thing: nothing(),
      values: ['YH20261122-AAAAAA'],
      body: { name: '', note: '换好了', photos: [] },
    },
  ],
  '/api/firm-cases/:number/photos/:sha256': () => [
    { what: 'a photo of no link', thing: nothing(), values: ['YH20261122-AAAAAA', noHash] },
  ],
};
