// The two addresses somebody without an account has: the code on the wall, and the report that was made there.
import { lazy, useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { placeCodeIn } from '../../domain/place-code.ts';
import { placeAt } from './ask.ts';
import { ChoiceScreen } from './choice-screen.tsx';
import { FirmScreen } from './firm-screen.tsx';
import { FormScreen } from './form-screen.tsx';
import { ProgressScreen } from './progress-screen.tsx';
import { keptWords, nothingWritten } from './kept-words.ts';
import { useAnswered } from './use-answered.ts';

const SignInScreen = lazy(() => import('../fetched/door.ts').then(({ SignInScreen: screen }) => screen));

/** `?staff` of a code is the way to sign in there: the address stays the code's, and is gone on with afterwards. */
export function PublicPages() {
  const { code, number } = useRoute().params;
  const { path, query, url } = useLocation();
  const secret = location.hash.slice(1);
  if (number !== undefined && path.startsWith('/firm/'))
    return <FirmScreen key={url} number={number} secret={secret} />;
  if (number !== undefined) return <ProgressScreen key={url} number={number} secret={secret} />;
  if ('staff' in query) return <SignInScreen />;
  return <AtCode key={code} code={placeCodeIn(code ?? '') ?? ''} />;
}

/** Whoever was writing when the page was reloaded goes on writing, with or without a line. */
function AtCode({ code }: { code: string }) {
  const place = useAnswered(code === '' ? null : () => placeAt(code));
  const [begun, setBegun] = useState(() => keptWords(code));
  const isUnknown = place.trouble?.code === 'place-unknown';
  return begun && !isUnknown ? (
    <FormScreen code={code} begun={begun} place={place.body?.placeName ?? ''} onBack={() => setBegun(null)} />
  ) : (
    <ChoiceScreen
      code={code}
      place={place}
      onReport={(category) => setBegun({ ...(keptWords(code) ?? nothingWritten), category })}
    />
  );
}
