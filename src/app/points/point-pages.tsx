// Which address of arriving at a point shows which screen: `/scan`, `/c/CODE` as its label says, `/places/ID`.
import { useLocation, useRoute } from 'preact-iso';
import { CodeScreen } from './code-screen.tsx';
import { PlaceScreen } from './place-screen.tsx';
import { ScanScreen } from './scan-screen.tsx';

export function PointPages() {
  const { path } = useLocation();
  const { id, code } = useRoute().params;
  if (path === '/scan') return <ScanScreen />;
  return code === undefined ? <PlaceScreen id={id ?? ''} /> : <CodeScreen key={code} code={code} />;
}
