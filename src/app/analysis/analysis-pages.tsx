// D4: what some weeks came to. Four pages under one head; each asks for its own numbers.
import { useLocation, useRoute } from 'preact-iso';
import { readsBriefings } from '../../domain/briefing-readers.ts';
import { BriefingScreen } from './briefing/briefing-screen.tsx';
import { dayAndClock, dayKey } from '../format.ts';
import { PlaceFilter } from '../manage/place-filter.tsx';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { analysisAddress, analysisPath, pages, readAsked, spans, type AnalysisAsked } from './asked.ts';
import looks from './analysis-pages.module.css';
import { HazardPart } from './hazard-part.tsx';
import { InspectionPart } from './inspection-part.tsx';
import { ListScreen } from './list-screen.tsx';
import paper from './paper.module.css';
import { RegisterPart } from './register-part.tsx';
import { RoundPart } from './round-part.tsx';
import { usePlaceName } from './use-place-name.ts';
import { useBriefingWords } from './briefing/use-words.ts';
import { useAnalysisWords } from './use-words.ts';

const parts = { inspections: InspectionPart, rounds: RoundPart, hazards: HazardPart, registers: RegisterPart };

export function AnalysisPages() {
  const { page } = useRoute().params;
  if (page === 'list') return <ListScreen />;
  return page === 'briefing' ? <BriefingScreen /> : <Analysis />;
}

function Analysis() {
  const { common } = useWords();
  const words = useAnalysisWords();
  const briefing = useBriefingWords();
  const { person } = useSession();
  const { query } = useLocation();
  const asked = readAsked(useRoute().params['page'], query);
  const path = analysisPath(asked, dayKey(Date.now()));
  const Part = parts[asked.page];
  return (
    <Page
      title={words.title}
      sub={words.sub}
      back={common.back}
      backTo="/"
      action={
        <Button look="plain" onClick={() => print()}>
          {words.print}
        </Button>
      }
    >
      <nav class={looks.tabs} aria-label={words.title}>
        {pages.map((page) => (
          <a
            key={page}
            href={analysisAddress({ ...asked, page })}
            aria-current={page === asked.page ? 'page' : undefined}
          >
            {words.pages[page]}
          </a>
        ))}
        {readsBriefings(person) && <a href="/analysis/briefing">{briefing.tab}</a>}
      </nav>
      <Filter asked={asked} />
      <div class={paper.paper}>
        <PaperHead asked={asked} path={path} />
        <Part key={path} path={path} place={asked.place} />
      </div>
    </Page>
  );
}

/** On paper there is no filter that says what it is of. */
function PaperHead({ asked, path }: { asked: AnalysisAsked; path: string }) {
  const words = useAnalysisWords();
  const language = useLanguage();
  const { school } = useSession();
  const days = new URL(path, location.href).searchParams;
  const where = usePlaceName(asked.place) ?? words.allPlaces;
  return (
    <p class={paper.head}>
      <b>
        {school.name} · {words.pages[asked.page]}
      </b>
      <span>{[where, words.paper(days.get('from') ?? '', days.get('to') ?? '')].join(' · ')}</span>
      <span>{words.madeAt(dayAndClock(Date.now(), language))}</span>
    </p>
  );
}

function Filter({ asked }: { asked: AnalysisAsked }) {
  const words = useAnalysisWords();
  const { route } = useLocation();
  const go = (over: Partial<AnalysisAsked>) => route(analysisAddress({ ...asked, ...over }), true);
  return (
    <div class={looks.filter}>
      <SelectField
        label={words.weeks}
        value={String(asked.weeks)}
        onChange={(event) => go({ weeks: Number(event.currentTarget.value) as AnalysisAsked['weeks'] })}
      >
        {spans.map((n) => (
          <option key={n} value={n}>
            {words.lastWeeks[n]}
          </option>
        ))}
      </SelectField>
      <PlaceFilter label={words.place} all={words.allPlaces} chosen={asked.place} onChoose={(place) => go({ place })} />
    </div>
  );
}
