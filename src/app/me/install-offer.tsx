// After a record was submitted: once, the way onto the home screen.
import { useEffect, useState } from 'preact/hooks';
import { isInstalled, thisBrowser } from '../browser.ts';
import { setOffered } from '../install-offered.ts';
import { useLanguage, useScreen } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { installOfferWords } from '../words/install-offer.ts';
import { offerKind } from './install-offer-kind.ts';
import styles from './install-offer.module.css';

export function InstallOffer() {
  const words = installOfferWords[useLanguage()];
  const install = useScreen((now) => now.install);
  const [isOver, setOver] = useState(isInstalled());
  const kind = offerKind(thisBrowser(), install !== null);
  const isShown = kind !== null && !isOver;
  useEffect(() => {
    if (isShown) setOffered();
  }, [isShown]);
  if (!isShown) return null;
  const add = async () => {
    await install?.();
    setOver(true);
  };
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{kind === 'button' ? words.lead : words.how[kind]}</p>
      <div class={styles.offer}>
        <Button onClick={() => setOver(true)}>{words.no}</Button>
        {kind === 'button' ? (
          <Button onClick={() => void add()}>{words.add}</Button>
        ) : (
          <ButtonLink href="/install">{words.more}</ButtonLink>
        )}
      </div>
    </Card>
  );
}
