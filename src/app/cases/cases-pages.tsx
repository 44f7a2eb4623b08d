// 隐患: the own ones, one of them, or a new one; managers have the school's.
import { useLocation, useRoute } from 'preact-iso';
import { isManager } from '../../domain/person.ts';
import { later } from '../ui/later.tsx';
import { useSession } from '../use-screen.ts';
import { CasePage } from './case-page.tsx';
import { OwnReports } from './own-reports.tsx';
import { ReportScreen } from './report-screen.tsx';
import { SchoolCases } from './school-cases.tsx';
import { stepSheets } from './steps.tsx';

/** Kept on the phones of those who have reported or have to do something; who has only just reported the first one sees that. */
const OwnCases = later(() =>
  import('./step-own.ts').then(
    (file) => file.OwnCases,
    () => OwnReports,
  ),
);

export function CasesPages() {
  const id = useRoute().params['id'];
  const { query } = useLocation();
  const manager = isManager(useSession().person);
  if (id === 'report') return <ReportScreen placeId={query['place']} shared={query['shared'] !== undefined} />;
  if (id === 'mine') return <OwnCases />;
  // One and the same, so that the list stays as it was beside the case that is opened.
  if (manager) return <SchoolCases id={id} />;
  return id === undefined ? <OwnCases /> : <CasePage id={id} sheets={stepSheets} />;
}
