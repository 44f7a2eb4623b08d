// Apart from the other words: they are read once on a phone, and kept by none.
import { installOffer as en } from './en/install-offer.ts';
import { installOffer as zh } from './zh/install-offer.ts';

export const installOfferWords = { zh, en };
