export type Work = 'kitchen' | 'desk';
/** Whose work needs this file; null for what everybody keeps. */
export declare function workOf(url: string): Work | null;
