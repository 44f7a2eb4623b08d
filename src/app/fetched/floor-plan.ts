// Floor plans: they need the school, so one file, fetched when the first is opened and kept by nobody.
export { FloorPlanScreen } from '../floor-plan/floor-plan-screen.tsx';
