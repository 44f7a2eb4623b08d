// Which address of the food samples shows which screen, and to whom.
import { useLocation } from 'preact-iso';
import { authorize } from '../../domain/authorize.ts';
import { isKitchenStaff } from '../../domain/person.ts';
import { NotFound } from '../shell/not-found.tsx';
import { later } from '../ui/later.tsx';
import { laterScreen } from '../ui/not-fetched.tsx';
import { useSession } from '../use-screen.ts';
import { BoxScreen } from './box-screen.tsx';
import { KitchenScreen } from './kitchen-screen.tsx';

const LabelsScreen = laterScreen(async () => (await import('../fetched/labels.ts')).LabelsScreen);
const RegisterScreen = laterScreen(async () => (await import('../fetched/sample-register.ts')).RegisterScreen);
const HandOverScreen = later(async () => (await import('../fetched/kitchen.ts')).HandOverScreen);

/** `/kitchen`, what lies under it, and `/b/CODE`, the address on a label. */
export function KitchenPages() {
  const { path } = useLocation();
  const { person } = useSession();
  const keeps = isKitchenStaff(person);
  const reads = authorize(person, { do: 'read-samples' });
  const code = /^\/b\/([^/]+)$/i.exec(path)?.[1];
  if (code !== undefined) return <BoxScreen key={code} code={decodeURIComponent(code)} />;
  if (path === '/kitchen/labels' && keeps) return <LabelsScreen />;
  if (path === '/kitchen/hand-over' && reads) return <HandOverScreen />;
  if (path === '/kitchen/register' && reads) return <RegisterScreen />;
  if (path === '/kitchen' && reads) return keeps ? <KitchenScreen /> : <RegisterScreen />;
  return <NotFound />;
}
