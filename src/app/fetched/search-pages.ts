// What is looked for at the school: one file, fetched when it is opened.
export { SearchScreen } from '../search/search-screen.tsx';
