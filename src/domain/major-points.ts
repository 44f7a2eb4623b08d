// The points of the guide to what is major in schools, 第三条(一): each by itself makes a hazard one (`domain.md` 6.1).

export const majorPoints = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10'] as const;
export type MajorPoint = (typeof majorPoints)[number];

const point = /\bM(?:10|[1-9])\b/g;

/** What rests on points by their numbers, as whoever reads it says them; what was said in another language beside a number stands behind. */
export const pointsInWords = (text: string, names: Readonly<Record<MajorPoint, string>>): string =>
  text.replaceAll(/[^；; ][^；;]*/g, (part) => {
    const [, code, said = ''] = /^(M(?:10|[1-9]))(?: (.*))?$/.exec(part) ?? [];
    if (!code) return part.replaceAll(point, (found) => names[found as MajorPoint]);
    const name = names[code as MajorPoint];
    return said === '' || said === name ? name : `${name}（${said}）`;
  });
