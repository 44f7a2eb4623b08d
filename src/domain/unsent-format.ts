// Which form a file of unsent work has. What reads one is fetched when there is one to read.
export const unsentFormat = 'campus-patrol-unsent/1';
