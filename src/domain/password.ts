// How long a password must be, for whoever chooses one and for the school that takes it.
export const leastLetters = 10;

export const isWeakPassword = (password: string): boolean => password.length < leastLetters;
