// From an invite to a phone that is ready: whom it is for, and a PIN for this phone or the first password.
import { pinHere } from '../db/pin.ts';
import { Invitation } from '../domain/invite.ts';
import { SessionOpened } from '../domain/protocol.ts';
import { postFor, type Answered, type Failure, type Line } from './rest.ts';
import { entered, type Entered, type Progress } from './sign-in.ts';

/** `device`: the installation the code will be used on; where its answer was lost, it may ask again. */
export const invitation = (code: string, device: string, line?: Line): Promise<Answered<Invitation>> =>
  postFor('/api/invitation', { code, device }, Invitation, line);

/** Uses the code of whoever was invited, signs in and downloads what the person may see. */
export async function enterByInvite(
  code: string,
  device: string,
  chosen: { pin: string } | { password: string },
  progress?: Progress,
  line?: Line,
): Promise<Entered | Failure> {
  const ask = () => postFor('/api/invitation/used', { code, ...chosen, device }, SessionOpened, line);
  const pin = 'pin' in chosen ? { pin: await pinHere(chosen.pin) } : {};
  return entered(device, ask, { progress, line, ...pin });
}
