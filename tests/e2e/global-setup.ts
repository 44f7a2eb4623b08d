// Before the first walk: the app is built, and the school that walks find is set up once for all of them.
import build from './build.ts';
import { prepareSchool } from './school.ts';

export default async function begin(): Promise<() => void> {
  build();
  return prepareSchool();
}
