// Which version of the app this is; Vite puts it in.
declare const __BUILD__: string | undefined;

export const build: string = typeof __BUILD__ === 'string' ? __BUILD__ : 'dev';
