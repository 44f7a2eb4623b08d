import type { ownDevices as zh } from '../zh/own-devices.ts';

export const ownDevices: typeof zh = {
  deviceTitle: 'Signed-in devices',
  deviceSub: 'End those you do not know',
  thisDevice: 'This one',
  lastSeen: (time) => `Last used ${time}`,
  signedIn: (time) => `Signed in ${time}`,
  revoke: 'End',
  revokeTitle: 'End this sign-in?',
  revokeHint: 'It needs the password to be used again. What it still sends is set aside for the safety office.',
  revoked: 'Ended',
  revokeFailed: 'It did not work; try again when online',
  devicesOffline: 'No network, so devices cannot be shown now',
  devicesNone: 'No signed-in devices',
  agents: { ios: 'iPhone or iPad', android: 'Android phone', desktop: 'Computer' },
};
