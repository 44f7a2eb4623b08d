// The routes of the school: how long they are, and who walks them.
import { Plus, Route as RouteIcon } from 'lucide';
import { planBook } from '../../db/plans.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Route } from '../../domain/route.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './plans.module.css';
import { Unsent } from './unsent.tsx';
import { usePlanWords } from './use-words.ts';

export function RoutesScreen() {
  const db = useDb();
  const { common } = useWords();
  const words = usePlanWords();
  const { person } = useSession();
  const book = useLive(() => planBook(db), [db]);
  const routes = book ? [...book.routes.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) : [];
  const uses = ({ id }: Route): number =>
    [...(book?.plans.values() ?? [])].filter((plan) => plan.routeId === id && !plan.retired).length;
  const list = (those: readonly Route[]) =>
    those.length > 0 && (
      <Rows>
        {those.map((route) => (
          <Row
            key={route.id}
            icon={RouteIcon}
            href={`/plans/routes/${route.id}`}
            about={
              <>
                {[words.pointCount(route.points.length), lengthOf(route, words.minutesAll), words.orders[route.order]]
                  .filter(Boolean)
                  .join(' · ')}
                <br />
                {route.retired ? words.retired(route.retired.reason) : words.usedBy(uses(route))}
                <Unsent of={book?.unsent.get(route.id)} />
              </>
            }
          >
            {route.name}
          </Row>
        ))}
      </Rows>
    );
  const retired = routes.filter((route) => route.retired);
  return (
    <Page
      title={words.routes}
      sub={words.routesSub}
      back={common.back}
      backTo="/plans"
      bar={
        authorize(person, { do: 'keep-plan' }) && (
          <ButtonLink look="primary" large href="/plans/routes/new">
            <Icon of={Plus} />
            {words.addRoute}
          </ButtonLink>
        )
      }
    >
      <div class={styles.stack}>
        {!book && <Skeleton look="rows" />}
        {book && routes.length === 0 && (
          <Notice icon={RouteIcon}>
            <p>{words.routesNone}</p>
            <p>{words.routesNoneHint}</p>
          </Notice>
        )}
        {list(routes.filter((route) => !route.retired))}
        {retired.length > 0 && (
          <section>
            <h2 class={styles.group}>{words.retiredTitle}</h2>
            {list(retired)}
          </section>
        )}
      </div>
    </Page>
  );
}

function lengthOf({ points }: Route, said: (n: number) => string): string {
  const minutes = points.reduce((sum, point) => sum + (point.minutes ?? 0), 0);
  return minutes > 0 ? said(minutes) : '';
}
