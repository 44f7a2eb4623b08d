export const inspection = {};
