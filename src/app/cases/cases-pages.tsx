// 隐患: the own ones, one of them, or a new one; managers have the school's.
import { useLocation, useRoute } from 'preact-iso';
import { isManager } from '../../domain/person.ts';
import { useSession } from '../use-screen.ts';
import { CasePage } from './case-page.tsx';
import { OwnCases } from './own-cases.tsx';
import { ReportScreen } from './report-screen.tsx';
import { SchoolCase, SchoolCases } from './school-cases.tsx';
import { stepSheets } from './steps.tsx';

export function CasesPages() {
  const id = useRoute().params['id'];
  const { query } = useLocation();
  const manager = isManager(useSession().person);
  if (id === 'report') return <ReportScreen placeId={query['place']} shared={query['shared'] !== undefined} />;
  if (id === 'mine') return <OwnCases />;
  if (id !== undefined) return manager ? <SchoolCase id={id} /> : <CasePage id={id} sheets={stepSheets} />;
  return manager ? <SchoolCases /> : <OwnCases />;
}
