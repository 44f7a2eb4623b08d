// Which address shows which screen. Today and the checklist are in the first bundle; what a walk needs next is fetched
// while the person reads, so that nothing is left to load in a stairwell; the desk comes when it is opened.
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { authorize, isKitchenStaff, isManager } from '../domain/person.ts';
import { ChecklistScreen } from './inspection/checklist-screen.tsx';
import { Boundary } from './shell/boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { TodayScreen } from './today/today-screen.tsx';
import { useScreen, useSession } from './use-screen.ts';
import { screenShown, whenAtRest } from './at-rest.ts';
import { loadDesk as desk } from './load-desk.ts';
import { allWords } from './preferences.ts';

/** A screen that comes when it is opened, with all its words. */
const screenOf = <M, P extends object>(file: () => Promise<M>, screenIn: (file: M) => ComponentType<P>) =>
  lazy(async () => {
    const loaded = await file();
    await allWords();
    screenShown();
    return screenIn(loaded);
  });

const walk = () => import('./walk.ts');
const StartScreen = screenOf(walk, (m) => m.StartScreen);
const CheckScreen = screenOf(walk, (m) => m.CheckScreen);
const NewerScreen = screenOf(walk, (m) => m.NewerScreen);
const OwnRecordScreen = screenOf(walk, (m) => m.OwnRecordScreen);
const OwnRecordsScreen = screenOf(walk, (m) => m.OwnRecordsScreen);
const OutboxScreen = screenOf(walk, (m) => m.OutboxScreen);
const NotFound = screenOf(walk, (m) => m.NotFound);

const KitchenPages = screenOf(
  () => import('./kitchen.ts'),
  (m) => m.KitchenPages,
);

const checklists = () => import('./checklists.ts');
const ChecklistsScreen = screenOf(checklists, (m) => m.ChecklistsScreen);
const TemplateScreen = screenOf(checklists, (m) => m.TemplateScreen);
const EditorScreen = screenOf(checklists, (m) => m.EditorScreen);

const points = () => import('./points.ts');
const PointPages = screenOf(points, (m) => m.PointPages);

const assets = () => import('./assets.ts');
const AssetsScreen = screenOf(assets, (m) => m.AssetsScreen);
const AssetWalkScreen = screenOf(assets, (m) => m.AssetWalkScreen);

const AlertsScreen = screenOf(
  () => import('./alerts.ts'),
  (m) => m.AlertsScreen,
);

const door = () => import('./door.ts');
const SignInScreen = screenOf(door, (m) => m.SignInScreen);
const SetUpScreen = screenOf(door, (m) => m.SetUpScreen);

const me = () => import('./me.ts');
const MeScreen = screenOf(me, (m) => m.MeScreen);
const InstallScreen = screenOf(me, (m) => m.InstallScreen);
const OwnHeldScreen = screenOf(me, (m) => m.OwnHeldScreen);
const DevicesScreen = screenOf(me, (m) => m.DevicesScreen);
const SelfCheckScreen = screenOf(me, (m) => m.SelfCheckScreen);
const HazardsScreen = screenOf(me, (m) => m.HazardsScreen);

const SchoolRecordsScreen = screenOf(desk, (m) => m.SchoolRecordsScreen);
const SchoolRecordScreen = screenOf(desk, (m) => m.SchoolRecordScreen);
const SignListScreen = screenOf(desk, (m) => m.SignListScreen);
const PhonesScreen = screenOf(desk, (m) => m.PhonesScreen);
const HeldScreen = screenOf(desk, (m) => m.HeldScreen);
const PeopleScreen = screenOf(desk, (m) => m.PeopleScreen);
const PlacesScreen = screenOf(desk, (m) => m.PlacesScreen);
const PlaceLabelsScreen = screenOf(
  async () => (await Promise.all([import('./point-labels.ts'), desk()]))[0],
  (m) => m.PlaceLabelsScreen,
);

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

/** Fetched once the page is at rest. */
const soonNeeded = [StartScreen, CheckScreen, OwnRecordScreen, OwnRecordsScreen, OutboxScreen];

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
  const keeper = authorize(person, { do: 'keep-places' });
  const needed = isKitchenStaff(person) ? [...soonNeeded, KitchenPages] : soonNeeded;
  useEffect(() => whenAtRest(() => needed.forEach((part) => void part.preload())), []);
  return (
    <Shell>
      <Router>
        <Route path="/" component={person.role === 'admin' ? PeopleScreen : TodayScreen} />
        <Route path="/start" component={StartScreen} />
        <Route path="/inspection/:id" component={ChecklistScreen} />
        <Route path="/inspection/:id/check" component={CheckScreen} />
        <Route path="/inspection/:id/assets" component={AssetWalkScreen} />
        <Route path="/inspection/:id/newer" component={NewerScreen} />
        <Route path="/records" component={manager ? SchoolRecordsScreen : OwnRecordsScreen} />
        <Route path="/records/mine" component={OwnRecordsScreen} />
        <Route path="/record/:id/:entry?" component={OwnRecordScreen} />
        <Route path="/school-record/:id/:entry?" component={SchoolRecordScreen} />
        <Route path="/outbox" component={OutboxScreen} />
        <Route path="/hazards" component={HazardsScreen} />
        <Route path="/kitchen/:page?" component={KitchenPages} />
        <Route path="/b/:code" component={KitchenPages} />
        <Route path="/me" component={MeScreen} />
        <Route path="/install" component={InstallScreen} />
        <Route path="/devices" component={DevicesScreen} />
        <Route path="/self-check" component={SelfCheckScreen} />
        <Route path="/people" component={PeopleScreen} />
        <Route path="/places" component={PlacesScreen} />
        <Route path="/places/labels" component={keeper ? PlaceLabelsScreen : NotFound} />
        <Route path="/places/:id" component={PointPages} />
        <Route path="/places/:id/assets" component={AssetsScreen} />
        <Route path="/scan" component={PointPages} />
        <Route path="/c/:code" component={PointPages} />
        <Route path="/to-sign" component={manager ? SignListScreen : NotFound} />
        <Route path="/checklists" component={manager ? ChecklistsScreen : NotFound} />
        <Route path="/checklists/:code" component={manager ? TemplateScreen : NotFound} />
        <Route path="/checklists/:code/edit" component={manager ? EditorScreen : NotFound} />
        <Route path="/phones" component={manager ? PhonesScreen : NotFound} />
        <Route path="/alerts" component={manager || person.role === 'admin' ? AlertsScreen : NotFound} />
        <Route path="/held" component={manager ? HeldScreen : OwnHeldScreen} />
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
