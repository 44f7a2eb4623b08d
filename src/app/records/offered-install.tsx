// What offers the home screen comes after the record, and where it cannot come nobody misses it.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { whenAtRest } from '../at-rest.ts';
import { wasOffered } from '../install-offered.ts';

export function OfferedInstall() {
  const [Offer, setOffer] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (wasOffered()) return;
    return whenAtRest(
      () =>
        void import('../me/install-offer.tsx').then(
          ({ InstallOffer }) => setOffer(() => InstallOffer),
          () => undefined,
        ),
    );
  }, []);
  return Offer && <Offer />;
}
