import ipaddr from 'ipaddr.js';

/** An address of IPv4; of IPv6 the network of 64 bits, all of which is one household's or one machine's. */
export function networkOf(address: string): string {
  const parsed = ipaddr.isValid(address) ? ipaddr.process(address) : null;
  if (parsed?.kind() !== 'ipv6') return address;
  return (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':');
}
