/** The address of one item of a draft: the checklist opens there, with the focus on it. */
export const itemHref = (draftId: string, itemId: string): string => `/inspection/${draftId}?item=${itemId}`;
