// Where a push may go. A browser says the address, so somebody could name a machine inside the school and have this server knock
// there: only encrypted, only to names, and only where these names lead outside.
import { lookup as ask, type LookupAddress } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** An address of this machine or of some network behind a router; IPv4 in the clothes of IPv6 counts as what it is. */
export const isInside = (address: string): boolean => inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** `anywhere`: plain HTTP and this machine too, for tests. */
export function isPushEndpoint(text: string, anywhere: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, port } = new URL(text);
  if (username !== '' || password !== '') return false;
  if (anywhere) return protocol === 'https:' || protocol === 'http:';
  const isName =
    isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && /[a-z0-9-]\.[a-z0-9-]*[a-z][a-z0-9-]*\.?$/.test(hostname);
  return protocol === 'https:' && port === '' && isName;
}

/** For the connection itself, so that nobody can change between the look and the call where the name leads. */
export const outsideOnly: LookupFunction = (hostname, options, answer) => {
  ask(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error || !first) return answer(error ?? refused('ENOTFOUND'), '', 4);
    if (found.some(({ address }) => isInside(address))) return answer(refused('EINSIDE'), '', 4);
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
};

const refused = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });
