// Which address shows which screen. Capture and delivery are in the first bundle; the desk comes when it is opened.
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { isManager } from '../domain/person.ts';
import { ChecklistScreen } from './inspection/checklist-screen.tsx';
import { CheckScreen } from './inspection/check-screen.tsx';
import { OutboxScreen } from './records/outbox-screen.tsx';
import { OwnRecordScreen } from './records/own-record-screen.tsx';
import { OwnRecordsScreen } from './records/own-records-screen.tsx';
import { Boundary } from './shell/boundary.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';
import { StartScreen } from './today/start-screen.tsx';
import { TodayScreen } from './today/today-screen.tsx';
import { useScreen, useSession } from './use-screen.ts';

const SignInScreen = lazy(() => import('./sign-in/sign-in-screen.tsx').then((m) => m.SignInScreen));
const SetUpScreen = lazy(() => import('./sign-in/set-up-screen.tsx').then((m) => m.SetUpScreen));
const MeScreen = lazy(() => import('./me/me-screen.tsx').then((m) => m.MeScreen));
const InstallScreen = lazy(() => import('./me/install-screen.tsx').then((m) => m.InstallScreen));
const DevicesScreen = lazy(() => import('./me/devices-screen.tsx').then((m) => m.DevicesScreen));
const HazardsScreen = lazy(() => import('./hazards/hazards-screen.tsx').then((m) => m.HazardsScreen));
const SchoolRecordsScreen = lazy(() => import('./manage/school-records-screen.tsx').then((m) => m.SchoolRecordsScreen));
const SchoolRecordScreen = lazy(() => import('./manage/school-record-screen.tsx').then((m) => m.SchoolRecordScreen));
const PeopleScreen = lazy(() => import('./manage/people-screen.tsx').then((m) => m.PeopleScreen));
const PlacesScreen = lazy(() => import('./manage/places-screen.tsx').then((m) => m.PlacesScreen));

export function App() {
  // A new language redraws everything: words are read while rendering.
  const language = useScreen((now) => now.language);
  const session = useScreen((now) => now.session);
  return (
    <LocationProvider key={language}>
      <ErrorBoundary>
        <Boundary>{session ? <SignedIn /> : <SignedOut />}</Boundary>
      </ErrorBoundary>
    </LocationProvider>
  );
}

function SignedOut() {
  return (
    <Router>
      <Route path="/set-up" component={SetUpScreen} />
      <Route default component={SignInScreen} />
    </Router>
  );
}

function SignedIn() {
  const { person } = useSession();
  const manager = isManager(person);
  return (
    <Shell>
      <Router>
        <Route path="/" component={person.role === 'admin' ? PeopleScreen : TodayScreen} />
        <Route path="/start" component={StartScreen} />
        <Route path="/inspection/:id" component={ChecklistScreen} />
        <Route path="/inspection/:id/check" component={CheckScreen} />
        <Route path="/records" component={manager ? SchoolRecordsScreen : OwnRecordsScreen} />
        <Route path="/records/mine" component={OwnRecordsScreen} />
        <Route path="/record/:id" component={OwnRecordScreen} />
        <Route path="/school-record/:id" component={SchoolRecordScreen} />
        <Route path="/outbox" component={OutboxScreen} />
        <Route path="/hazards" component={HazardsScreen} />
        <Route path="/me" component={MeScreen} />
        <Route path="/install" component={InstallScreen} />
        <Route path="/devices" component={DevicesScreen} />
        <Route path="/people" component={PeopleScreen} />
        <Route path="/places" component={PlacesScreen} />
        <Route path="/sign-in" component={SignInScreen} />
        <Route path="/set-up" component={ToToday} />
        <Route default component={NotFound} />
      </Router>
    </Shell>
  );
}

function ToToday() {
  const { route } = useLocation();
  useEffect(() => route('/', true), []);
  return null;
}
