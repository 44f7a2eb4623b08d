/** As a `ref` of what has just come up by a press: whoever pressed sees it, also where it begins below the screen. */
export const intoSight = (one: Element | null): void => one?.scrollIntoView({ block: 'center' });
