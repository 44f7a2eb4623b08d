// What somebody has in hand: it stays there when the post changes, unless somebody else is given it.
import * as v from 'valibot';
import { Count } from '../../domain/schema/text.ts';
import { isManager, type Person } from '../../domain/person.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useSession } from '../use-screen.ts';
import { Row, Rows } from '../ui/rows.tsx';
import { administrationWords } from '../words/administration.ts';

const Total = v.object({ total: Count });

/** Nothing where there is none, and to whoever reads no cases. */
export function PersonCases({ person }: { person: Person }) {
  return isManager(useSession().person) ? <Cases person={person} /> : null;
}

function Cases({ person }: { person: Person }) {
  const { people: words } = administrationWords[useLanguage()];
  const { body } = useReport(`/api/hazards?list=open&person=${person.id}&limit=1`, Total);
  if (!body || body.total === 0) return null;
  return (
    <Rows>
      <Row href={`/hazards?person=${person.id}`} about={words.casesHint}>
        {words.cases(body.total)}
      </Row>
    </Rows>
  );
}
