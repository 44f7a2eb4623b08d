// The photos of the school, and who looked at those of the dormitory: one file, fetched when the first of them is opened.
export { PhotoViewsScreen } from '../search/photo-views.tsx';
export { PhotoWallScreen } from '../search/photo-wall.tsx';
