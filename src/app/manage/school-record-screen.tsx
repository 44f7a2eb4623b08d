// One inspection in full: what was found, everything that was answered, and where it comes from.
import { Printer, SearchX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { asWalked } from '../../domain/asset-walk.ts';
import type { InspectionView } from '../../domain/reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { inLanguage } from '../format.ts';
import { InspectionViewSchema, recordPath } from '../record-report.ts';
import { LeftAnswers } from '../left-answers.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { useReport } from '../use-report.ts';
import { useWide } from '../use-wide.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Viewer } from '../ui/viewer.tsx';
import { PhotoGrid, Taken } from './photo-grid.tsx';
import { RecordAnswers } from './record-answers.tsx';
import { RecordFaults } from './record-faults.tsx';
import { EarlierVersion, LastCorrection } from './record-revision.tsx';
import { RecordHead } from './record-head.tsx';
import { photosOf, type RecordPhoto } from './record-photos.ts';
import { RecordSigning } from './record-signing.tsx';
import { RecordProvenance } from './record-provenance.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './school-record.module.css';

export function SchoolRecordScreen() {
  const { id = '', entry } = useRoute().params;
  const { manage, common } = useWords();
  const language = useLanguage();
  const report = useReport(recordPath(id, entry), InspectionViewSchema);
  const { body, trouble } = report;
  const wide = useWide();
  const title = body ? body.record.placeName : manage.record.title;
  const print = (
    <Button look="plain" onClick={() => window.print()}>
      <Icon of={Printer} size={22} />
      {manage.record.print}
    </Button>
  );
  return (
    <Page
      key={entry ?? ''}
      title={title}
      back={common.back}
      backTo={entry ? `/school-record/${id}` : '/records'}
      sub={body && `${inLanguage(body.record.templateName, language)} ${manage.record.version(body.template.version)}`}
      action={wide && body && <span class={styles.print}>{print}</span>}
    >
      {body ? <WholeRecord view={body} asOf={<AsOf report={report} />} /> : null}
      {!body && trouble?.why === 'refused' && <NoSuchRecord />}
      {!body && trouble && trouble.why !== 'refused' && <NothingKnown report={report} />}
      {!body && !trouble && <Skeleton look="stops" />}
    </Page>
  );
}

function WholeRecord({ view: said, asOf }: { view: InspectionView; asOf: ComponentChildren }) {
  const view = useMemo(() => ({ ...said, template: asWalked(said.template, said.record.inspection.assets) }), [said]);
  const language = useLanguage();
  const { manage, common } = useWords();
  const photos = useMemo(() => photosOf(view, language), [view, language]);
  const [at, setAt] = useState<number | null>(null);
  const held = photos.filter((photo) => photo.have);
  const open = (photo: RecordPhoto) => setAt(held.indexOf(photo));
  const missing = photos.filter(({ have, removedAt }) => !have && removedAt === undefined).length;
  return (
    <>
      <EarlierVersion view={view} />
      <RecordHead view={view} />
      {asOf}
      {view.covered && <p class={styles.covered}>{manage.record.covered}</p>}
      <LastCorrection view={view} />
      <RecordFaults view={view} photos={photos} onOpen={open} />
      <RecordAnswers view={view} />
      <LeftAnswers carried={view.record.inspection.carried} />
      <RecordSigning view={view} />
      {photos.length > 0 && (
        <section class={styles.photos}>
          <h2>{manage.record.photosOf(held.length, photos.length)}</h2>
          {missing > 0 && <p class={styles.missing}>{manage.record.photosMissing(missing)}</p>}
          <PhotoGrid photos={photos} captions onOpen={open} />
        </section>
      )}
      <RecordProvenance view={view} />
      {at !== null && (
        <Viewer
          photos={held.map((photo) => ({
            about: photo.sha256,
            load: photo.src,
            marked: photo.photo,
            alt: photo.text,
            caption: <PhotoCaption photo={photo} />,
          }))}
          at={at}
          words={{ ...common.viewer, missing: manage.record.cannotShow }}
          onTurn={setAt}
          onClose={() => setAt(null)}
        />
      )}
    </>
  );
}

const PhotoCaption = ({ photo }: { photo: RecordPhoto }) => (
  <>
    {photo.text} <Taken photo={photo} />
  </>
);

function NoSuchRecord() {
  const { record } = useWords().manage;
  return (
    <Notice icon={SearchX} action={<ButtonLink href="/records">{record.toList}</ButtonLink>}>
      <p>{record.missing}</p>
      <p>{record.missingHint}</p>
    </Notice>
  );
}
