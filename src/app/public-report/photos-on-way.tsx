// The report is taken; its photos follow, and whoever sent it sees when they are there.
import { CircleCheck, CloudUpload, TriangleAlert } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './public-report.module.css';
import { sentenceOf } from './sentence.ts';
import { goOnSending, sending, sendLeft } from './unsent-photos.ts';
import { usePublicWords } from './use-words.ts';

type OnWayProps = { number: string; secret: string; at: string };

export function PhotosOnWay({ number, secret, at }: OnWayProps) {
  const words = usePublicWords();
  const { problems } = useWords();
  const [now, setNow] = useState(sending.getState().now);
  const hadAny = useRef(false);
  useEffect(() => {
    const look = () => setNow(sending.getState().now);
    const stop = sending.subscribe(look);
    // It may have failed before this was painted.
    look();
    void goOnSending({ number, secret, at });
    return stop;
  }, []);
  if (now?.at !== at) return null;
  hadAny.current ||= now.left.length > 0;
  if (!hadAny.current) return null;
  const { left, trouble } = now;
  const why = trouble?.code && sentenceOf(trouble, words, problems);
  return (
    <div class={trouble ? styles.failed : styles.onWay} role="status">
      <p>
        <Icon of={trouble ? TriangleAlert : left.length > 0 ? CloudUpload : CircleCheck} />
        {trouble
          ? words.photosFailed(left.length)
          : left.length > 0
            ? words.photosOnWay(left.length)
            : words.photosThere}
      </p>
      {why && <p>{why}</p>}
      {trouble && <Button onClick={() => void sendLeft()}>{words.again}</Button>}
    </div>
  );
}
