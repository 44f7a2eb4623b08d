// For whom this page asks the school; of a page of nobody nothing is compared (RULES.md S3).
let meant: string | undefined;

/** From now on the school answers this page with the session of nobody else. */
export const askAs = (personId?: string): void => void (meant = personId);
export const whoIsMeant = (): string | undefined => meant;
