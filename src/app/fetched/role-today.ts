// On 今日 what a role looks at besides hazards and rounds, and the lists behind its numbers. It needs the school, so it is fetched after the rest of the day, and kept by nobody.
export { RoleToday } from '../today-role/role-today.tsx';
export { TodayListScreen } from '../today-role/list-screen.tsx';
