// Points nobody was at, by name and with why.
import type { Station } from './stations.ts';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { useRoundWords } from './use-words.ts';

export function Missing({ stations }: { stations: readonly Station[] }) {
  const words = useRoundWords();
  return (
    <Line aria-label={words.missing}>
      {stations.map(({ name, point: { placeId, skips } }) => {
        const skip = skips.at(-1);
        return (
          <Stop key={placeId} state={skip ? 'skipped' : 'late'}>
            <StopTitle>{name}</StopTitle>
            {skip && (
              <StopAbout>{words.skipped([words.reasons[skip.reason], skip.note].filter(Boolean).join(' '))}</StopAbout>
            )}
          </Stop>
        );
      })}
    </Line>
  );
}
