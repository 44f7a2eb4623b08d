// 我的, for who looks after the school: the ways to what is kept and read there. Nobody else keeps them.
import {
  Archive,
  BellRing,
  BookOpen,
  CalendarClock,
  ChartColumn,
  ClipboardCheck,
  ClipboardList,
  Eye,
  Refrigerator,
  ShieldCheck,
  Smartphone,
  Users,
} from 'lucide';
import { authorize } from '../../domain/authorize.ts';
import { isManager } from '../../domain/person.ts';
import { Row, Rows } from '../ui/rows.tsx';
import { useSession, useWords } from '../use-screen.ts';
import styles from './board.module.css';

export function SchoolRows() {
  const { manage, phones, checklists } = useWords();
  const { person } = useSession();
  const words = manage.rows;
  const plans = (
    <>
      <Row icon={CalendarClock} href="/plans" about={words.plansHint}>
        {words.plans}
      </Row>
      <Row icon={Users} href="/plans/responsibility" about={words.responsibilityHint}>
        {words.responsibility}
      </Row>
    </>
  );
  return (
    <div class={styles.stack}>
      {isManager(person) && (
        <Rows>
          <Row icon={ClipboardCheck} href="/checklists" about={checklists.rowHint}>
            {checklists.title}
          </Row>
          {plans}
          <Row icon={ChartColumn} href="/analysis" about={words.analysisHint}>
            {words.analysis}
          </Row>
          <Row icon={BookOpen} href="/ledgers" about={words.ledgersHint}>
            {words.ledgers}
          </Row>
          <Row icon={Eye} href="/quality" about={words.qualityHint}>
            {words.quality}
          </Row>
          <Row icon={Smartphone} href="/phones" about={phones.sub}>
            {phones.title}
          </Row>
          <Row icon={Archive} href="/held" about={phones.heldSub}>
            {phones.heldTitle}
          </Row>
          <Row icon={BellRing} href="/alerts" about={words.alertsHint}>
            {words.alerts}
          </Row>
          <Row icon={Refrigerator} href="/kitchen/register" about={words.registerHint}>
            {words.register}
          </Row>
        </Rows>
      )}
      {authorize(person, { do: 'look-after-school' }) && (
        <Rows>
          <Row icon={ShieldCheck} href="/status" about={words.statusHint}>
            {words.status}
          </Row>
          <Row icon={ClipboardList} href="/audit" about={words.auditHint}>
            {words.audit}
          </Row>
        </Rows>
      )}
      {!isManager(person) && <Rows>{plans}</Rows>}
    </div>
  );
}
