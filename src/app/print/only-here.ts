/** Is this an address that only the computer itself can open? A code with it in it leads a phone nowhere. */
export const isOnlyHere = (hostname: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
