// The points of the guide to what is major in schools, 第三条(一): each by itself makes a hazard one (`domain.md` 6.1).

export const majorPoints = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10'] as const;
export type MajorPoint = (typeof majorPoints)[number];
