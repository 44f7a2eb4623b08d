// The rounds, things or meals that a number of the analysis counts, one a line.
import { ListChecks, SearchX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import type * as v from 'valibot';
import { AssetList, MealList, RoundList } from '../../domain/analysis-lists.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayName } from '../days.ts';
import { clock } from '../format.ts';
import { TakeList } from '../take-list.ts';
import { usePages } from '../use-pages.ts';
import type { Paged } from '../pages.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { useKitchenWords } from '../kitchen/use-kitchen-words.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './list.module.css';
import { listPath, readList, type ListAsked } from './list-asked.ts';
import { usePlaceName } from './use-place-name.ts';
import { useAnalysisWords } from './use-words.ts';

export function ListScreen() {
  const { list } = useAnalysisWords();
  const asked = readList(useLocation().query);
  if (!asked)
    return (
      <Page title={list.sub} back={list.back} backTo="/analysis">
        <Notice icon={SearchX}>{list.unreadable}</Notice>
      </Page>
    );
  const Of = { rounds: Rounds, assets: Assets, meals: Meals }[asked.of];
  return <Of key={listPath(asked)} asked={asked} />;
}

type Props = { asked: ListAsked };
type Body = Paged<{ id: string }> & { total: number; asOf: number };

const backTo = { rounds: '/analysis/rounds', assets: '/analysis/registers', meals: '/analysis/registers' } as const;

type ListProps<P> = Props & {
  schema: v.GenericSchema<unknown, P>;
  says: (body: P) => ComponentChildren;
  line: (row: Rowed<P>) => ComponentChildren;
};
type Rowed<P> = P extends { rows: (infer R)[] } ? R : never;

function List<P extends Body>({ asked, schema, says, line }: ListProps<P>) {
  const { common, manage } = useWords();
  const words = useAnalysisWords();
  const { list } = words;
  const pages = usePages<P>(listPath(asked), schema);
  const { body, trouble } = pages;
  const where = usePlaceName(('point' in asked && asked.point) || asked.place);
  const days = 'from' in asked ? list.days(asked.from, asked.to) : '';
  return (
    <Page
      title={list.title[asked.of]}
      sub={[where ?? words.allPlaces, days].filter(Boolean).join(' · ')}
      back={list.back}
      backTo={backTo[asked.of]}
    >
      <AsOf report={pages} />
      {!body && (trouble ? <NothingKnown report={pages} /> : <Skeleton look="rows" />)}
      {body && (
        <p class={styles.says} role="status">
          {says(body)}
        </p>
      )}
      {body?.rows.length === 0 && (
        <Notice icon={ListChecks}>
          <p>{list.none}</p>
          <p>{list.noneHint}</p>
        </Notice>
      )}
      {body && body.rows.length > 0 && <TakeList path={listPath(asked)} />}
      {body && body.rows.length > 0 && <ul class={styles.rows}>{(body.rows as Rowed<P>[]).map(line)}</ul>}
      {body?.next && (
        <div class={styles.more}>
          {pages.moreFailed && <p role="alert">{manage.moreFailed}</p>}
          <Button onClick={pages.more} aria-disabled={pages.loadingMore}>
            {pages.loadingMore ? common.loading : common.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

type LineProps = { href: string; name: string; about: string; tone: Tone; badge: string };

const Line = ({ href, name, about, tone, badge }: LineProps) => (
  <li>
    <a href={href}>
      <span class={styles.name}>{name}</span>
      <span class={styles.about}>{about}</span>
    </a>
    <Badge tone={tone}>{badge}</Badge>
  </li>
);

const tones = { done: 'normal', late: 'warn', partly: 'abnormal', missed: 'abnormal' } as const;

function Rounds({ asked }: Props) {
  const language = useLanguage();
  const words = useAnalysisWords();
  const { list } = words;
  return (
    <List
      asked={asked}
      schema={RoundList as v.GenericSchema<unknown, RoundList>}
      says={({ total, due, reached }) => (
        <>
          <b>{list.rounds(total)}</b>
          <span>{list.points(due, reached)}</span>
        </>
      )}
      line={({ id, day, plannedAt, planName, outcome, due, reached }) => (
        <Line
          key={id}
          href={`/rounds-board/${id}`}
          name={`${dayName(day, language)} ${clock(plannedAt)} · ${planName}`}
          about={list.points(due, reached)}
          tone={tones[outcome]}
          badge={words.outcomes[outcome]}
        />
      )}
    />
  );
}

const ageTones = { past: 'abnormal', soon: 'warn', unknown: 'plain', ahead: 'normal' } as const;

function Assets({ asked }: Props) {
  const words = useAnalysisWords();
  const { assets } = useWords();
  const { list } = words;
  return (
    <List
      asked={asked}
      schema={AssetList as v.GenericSchema<unknown, AssetList>}
      says={({ total }) => <b>{list.assets(total)}</b>}
      line={({ id, label, kind, placeId, placeName: where, state, until }) => (
        <Line
          key={id}
          href={`/places/${placeId}/assets`}
          name={`${label} · ${where}`}
          about={`${assets.categories[kind]} · ${until ? list.until(until) : list.noDay}`}
          tone={ageTones[state]}
          badge={words.assetStates[state]}
        />
      )}
    />
  );
}

function Meals({ asked }: Props) {
  const language = useLanguage();
  const { kitchen } = useKitchenWords();
  const { list } = useAnalysisWords();
  return (
    <List
      asked={asked}
      schema={MealList as v.GenericSchema<unknown, MealList>}
      says={({ total }) => (
        <>
          <b>{list.meals(total)}</b>
          <ButtonLink look="plain" href="/kitchen/register">
            {list.toRegister}
          </ButtonLink>
        </>
      )}
      line={({ id, day, meal, canteenName, isWhole }) => (
        <Line
          key={id}
          href="/kitchen/register"
          name={`${dayName(day, language)} ${kitchen.meals[meal]}`}
          about={canteenName}
          tone={isWhole ? 'normal' : 'abnormal'}
          badge={list.whole[isWhole ? 'yes' : 'no']}
        />
      )}
    />
  );
}
