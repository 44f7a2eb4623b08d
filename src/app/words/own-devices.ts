// Apart from the other words: they come with their screen, which needs the school.
import { ownDevices as en } from './en/own-devices.ts';
import { ownDevices as zh } from './zh/own-devices.ts';

export const ownDevicesWords = { zh, en };
