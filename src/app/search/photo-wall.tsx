// The photos of the school, the newest first: what was found, what was put right beside how it was, arrivals, samples.
import { ArrowRight, CloudOff, FilterX, Images, ShieldCheck } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { PhotoWall, type WallPhoto } from '../../domain/photo-wall.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { nearDayAndClock } from '../format.ts';
import { usePages } from '../use-pages.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Viewer } from '../ui/viewer.tsx';
import styles from './photo-wall.module.css';
import { WallFilter } from './wall-filter.tsx';
import { addressOf, isNarrowed, pathOf, readWall, recordOf } from './wall-address.ts';
import { useWallWords } from './use-wall-words.ts';

export function PhotoWallScreen() {
  const { query } = useLocation();
  const { common, manage } = useWords();
  const words = useWallWords();
  const { person } = useSession();
  const asked = readWall(query);
  const pages = usePages<PhotoWall>(pathOf(asked), PhotoWall);
  const [open, setOpen] = useState<number | null>(null);
  const { body, trouble } = pages;
  const mayReadViews = (person.role === 'principal' || person.role === 'vice_principal') && person.scope.length === 0;
  return (
    <Page
      title={words.title}
      back={common.back}
      backTo="/"
      action={
        mayReadViews && (
          <ButtonLink look="plain" href="/photos/views">
            <Icon of={ShieldCheck} size={20} />
            {words.views}
          </ButtonLink>
        )
      }
    >
      <AsOf report={pages} />
      <WallFilter asked={asked} />
      {!body && (trouble ? <NothingKnown report={pages} /> : <Skeleton look="rows" />)}
      {body?.rows.length === 0 && !body.next && (
        <Notice
          icon={isNarrowed(asked) ? FilterX : Images}
          action={isNarrowed(asked) && <ButtonLink href="/photos">{words.all}</ButtonLink>}
        >
          {isNarrowed(asked) ? words.noneFiltered : words.none}
        </Notice>
      )}
      {body && body.rows.length > 0 && (
        <>
          {body.rows.some(({ isDorm }) => isDorm) && <p class={styles.noted}>{words.noted}</p>}
          <ul class={styles.wall} aria-busy={pages.busy}>
            {body.rows.map((photo, at) => (
              <Tile key={photo.id} photo={photo} onOpen={() => setOpen(at)} />
            ))}
          </ul>
        </>
      )}
      {body?.next && (
        <div class={styles.more}>
          {pages.moreFailed && <p role="alert">{manage.moreFailed}</p>}
          <Button onClick={pages.more} aria-disabled={pages.loadingMore}>
            {pages.loadingMore ? common.loading : common.more}
          </Button>
        </div>
      )}
      {body && open !== null && <Large photos={body.rows} at={open} onTurn={setOpen} onClose={() => setOpen(null)} />}
    </Page>
  );
}

type TileProps = { photo: WallPhoto; onOpen: () => void };

function Tile({ photo, onOpen }: TileProps) {
  const language = useLanguage();
  const words = useWallWords();
  const { common } = useWords();
  const { kind, placeName: where, title, at, byName, grade, have, before } = photo;
  const what = `${title[language]} · ${where}`;
  const name = `${words.kinds[kind]} · ${what}`;
  return (
    <li class={styles.tile}>
      <div class={before ? styles.pair : styles.one}>
        {before && <Small src={addressOf(photo, before)} alt={words.before(what)} word={words.was} onOpen={onOpen} />}
        {have ? (
          <Small src={addressOf(photo, photo.sha256)} alt={name} word={before ? words.is : ''} onOpen={onOpen} />
        ) : (
          <span class={styles.missing}>
            <Icon of={CloudOff} size={28} />
            {words.onItsWay}
          </span>
        )}
      </div>
      <p class={styles.about}>
        <b class={styles[kind]}>{words.kinds[kind]}</b>
        {grade && <span>{common.grades[grade]}</span>}
      </p>
      <a class={styles.title} href={recordOf(photo)}>
        {title[language]}
        <Icon of={ArrowRight} size={18} />
      </a>
      <p class={styles.where}>{where}</p>
      <p class={styles.where}>
        {byName} <time>{nearDayAndClock(at, language)}</time>
      </p>
    </li>
  );
}

type SmallProps = { src: string; alt: string; word: string; onOpen: () => void };

/** Fetched when it comes near the screen, and drawn no larger than its frame. */
function Small({ src, alt, word, onOpen }: SmallProps) {
  const words = useWallWords();
  const [failed, setFailed] = useState(false);
  if (failed)
    return (
      <span class={styles.missing}>
        <Icon of={CloudOff} size={28} />
        {words.notShown}
      </span>
    );
  return (
    <button type="button" class={styles.photo} onClick={onOpen}>
      <img
        src={`${src}?on=wall`}
        alt={words.open(alt)}
        loading="lazy"
        decoding="async"
        onError={() => setFailed(true)}
      />
      {word && <span class={styles.word}>{word}</span>}
    </button>
  );
}

type LargeProps = { photos: readonly WallPhoto[]; at: number; onTurn: (at: number) => void; onClose: () => void };

/** Each photo after how it was before. */
function Large({ photos, at, onTurn, onClose }: LargeProps) {
  const language = useLanguage();
  const { common, manage } = useWords();
  const words = useWallWords();
  const shown = photos.flatMap((photo, of) => {
    const { kind, title, placeName: where, have, before } = photo;
    const what = `${title[language]} · ${where}`;
    const name = `${words.kinds[kind]} · ${what}`;
    const one = (sha256: string, alt: string) => ({
      of,
      about: `${photo.id} ${sha256}`,
      load: addressOf(photo, sha256),
      alt,
      caption: alt,
    });
    return [...(before ? [one(before, words.before(what))] : []), ...(have ? [one(photo.sha256, name)] : [])];
  });
  const first = shown.findIndex(({ of }) => of === at);
  const [turned, setTurned] = useState(Math.max(0, first));
  const turn = (to: number) => {
    setTurned(to);
    const of = shown[to]?.of;
    if (of !== undefined) onTurn(of);
  };
  return (
    <Viewer
      photos={shown}
      at={turned}
      words={{ ...common.viewer, missing: manage.record.cannotShow }}
      onTurn={turn}
      onClose={onClose}
    />
  );
}
