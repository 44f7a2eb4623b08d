// On 今日 of managers: what was reported today, as it comes, and how the rounds stand in each building. It needs the school, so it is fetched after the rest of the day, and kept by nobody.
export { NewFaults } from '../manage/new-faults.tsx';
export { RoundBars } from '../manage/round-bars.tsx';
