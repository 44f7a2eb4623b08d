// From an invite to a phone that is ready: whom it is for, and the first password.
import { installIdFor } from '../db/device.ts';
import { Invitation } from '../domain/invite.ts';
import { SessionOpened } from '../domain/protocol.ts';
import { postFor, type Answered, type Failure, type Line } from './rest.ts';
import { entered, type Entered, type Progress } from './sign-in.ts';

export const invitation = (code: string, line?: Line): Promise<Answered<Invitation>> =>
  postFor('/api/invitation', { code }, Invitation, line);

/** Chooses the password of whoever was invited, signs in and downloads what the person may see. */
export async function enterByInvite(
  { code, username, password }: { code: string; username: string; password: string },
  progress?: Progress,
  line?: Line,
): Promise<Entered | Failure> {
  const device = await installIdFor(username);
  const ask = () => postFor('/api/invitation/used', { code, password, device }, SessionOpened, line);
  return entered(device, ask, progress, line);
}
