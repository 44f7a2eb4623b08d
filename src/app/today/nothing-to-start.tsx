// Why nothing can be started, and who can change that.
import { FileX, MapPinOff } from 'lucide';
import { useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** `none`: the school has no places at all; otherwise none of them is this person's. */
export function NoPlaces({ none, mayAdd }: { none: boolean; mayAdd: boolean }) {
  const { picker } = useWords().today;
  return (
    <Notice
      icon={MapPinOff}
      action={
        none &&
        mayAdd && (
          <ButtonLink look="primary" large href="/places">
            {picker.addPlaces}
          </ButtonLink>
        )
      }
    >
      <h2>{none ? picker.noPlaces : picker.outOfScope}</h2>
      <p>{none ? (mayAdd ? picker.noPlacesManager : picker.noPlacesStaff) : picker.outOfScopeHint}</p>
    </Notice>
  );
}

export function NoTemplates() {
  const { picker } = useWords().today;
  return (
    <Notice icon={FileX}>
      <h2>{picker.noTemplates}</h2>
      <p>{picker.noTemplatesHint}</p>
    </Notice>
  );
}
