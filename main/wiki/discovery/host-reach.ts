import { BlockList, isIP } from 'node:net';

/** How far away a host is: this computer, the network it stands in, or the web. The nearer, the less a stranger may lead there. */
export type Reach = 'computer' | 'network' | 'web';

const ORDER: readonly Reach[] = ['computer', 'network', 'web'];

/** IANA's special-purpose registries (RFC 6890 and what has been added to them). */
const OWN: readonly string[] = ['0.0.0.0/8', '127.0.0.0/8', '::/128', '::1/128'];
const NEAR: readonly string[] = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  'fc00::/7',
  'fe80::/10',
];

/** Names that no public server has: RFC 6761 §6.3, RFC 6762, RFC 8375, ICANN's `internal`. */
const OWN_NAME = /(?:^|\.)localhost$/;
const NEAR_NAME = /^[^.]+$|\.(?:local|internal|home\.arpa|lan|localdomain)$/;

/** @param hostname as `URL.hostname` spells it. What a name stands for is not looked up. */
export function reachOf(hostname: string): Reach {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const version = isIP(host);
  if (version === 0) return OWN_NAME.test(host) ? 'computer' : NEAR_NAME.test(host) ? 'network' : 'web';
  // An IPv4 address in IPv6's clothes is looked for among the former too (BlockList).
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (listOf(OWN).check(host, family)) return 'computer';
  return listOf(NEAR).check(host, family) ? 'network' : 'web';
}

/** Whether a host is no nearer than this. */
export function isWithin(hostname: string, reach: Reach): boolean {
  return ORDER.indexOf(reachOf(hostname)) >= ORDER.indexOf(reach);
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
