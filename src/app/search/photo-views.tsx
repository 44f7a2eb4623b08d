// Who looked at photos of the dormitory: which, when, and whether small on the wall or opened.
import { EyeOff } from 'lucide';
import { PhotoViews } from '../../domain/photo-wall.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayAndClock } from '../format.ts';
import { TakeList } from '../take-list.ts';
import { usePages } from '../use-pages.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './photo-wall.module.css';
import { useWallWords } from './use-wall-words.ts';

export function PhotoViewsScreen() {
  const language = useLanguage();
  const { common, manage } = useWords();
  const words = useWallWords();
  const pages = usePages<PhotoViews>('/api/photo-views', PhotoViews);
  const { body, trouble } = pages;
  return (
    <Page title={words.views} back={common.back} backTo="/">
      <AsOf report={pages} />
      <p class={styles.noted}>{words.viewsHint}</p>
      {!body && (trouble ? <NothingKnown report={pages} /> : <Skeleton look="rows" />)}
      {body?.rows.length === 0 && <Notice icon={EyeOff}>{words.viewsNone}</Notice>}
      {body && body.rows.length > 0 && (
        <ul class={styles.views}>
          {body.rows.map(({ id, at, personName, how, photos }) => (
            <li key={id}>
              <b>{personName}</b> <time>{dayAndClock(at, language)}</time>
              <span class={styles.how}>{words.how[how](photos.length)}</span>
              <details>
                <summary>{words.which}</summary>
                <ul>
                  {photos.map(({ sha256, placeName, at: takenAt }) => (
                    <li key={sha256}>
                      {placeName} {takenAt !== null && <time>{dayAndClock(takenAt, language)}</time>}{' '}
                      <code>{sha256.slice(0, 12)}</code>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
      {body && body.rows.length > 0 && <TakeList path="/api/photo-views" />}
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
