// The equipment register, and walking past what is in it: one file, fetched when the first of these is opened.
export { AssetWalkScreen } from '../assets/asset-walk-screen.tsx';
export { AssetsScreen } from '../assets/assets-screen.tsx';
export { AssetTools } from '../assets/asset-tools.tsx';
