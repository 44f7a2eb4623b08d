// Which address shows which page of plans, routes, shifts, the calendar, and who answers for what.
import { useRoute } from 'preact-iso';
import { CalendarScreen } from './calendar-screen.tsx';
import { PlanScreen } from './plan-screen.tsx';
import { PlansScreen } from './plans-screen.tsx';
import { ResponsibilityScreen } from './responsibility/responsibility-screen.tsx';
import { RouteScreen } from './route-screen.tsx';
import { RoutesScreen } from './routes-screen.tsx';
import { ShiftScreen } from './shifts/shift-screen.tsx';
import { ShiftsScreen } from './shifts/shifts-screen.tsx';

export function PlansPages() {
  const { page, id } = useRoute().params;
  if (page === 'routes') return id ? <RouteScreen key={id} id={id} /> : <RoutesScreen />;
  if (page === 'shifts') return id ? <ShiftScreen key={id} id={id} /> : <ShiftsScreen />;
  if (page === 'calendar') return <CalendarScreen />;
  if (page === 'responsibility') return <ResponsibilityScreen />;
  return page ? <PlanScreen key={page} id={page} /> : <PlansScreen />;
}
