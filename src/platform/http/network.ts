import ipaddr from 'ipaddr.js';

/** An IPv4 address as it is, an IPv6 address as its network of 64 bits: that belongs to one household or machine. */
export function networkOf(address: string): string {
  const parsed = ipaddr.isValid(address) ? ipaddr.process(address) : null;
  if (parsed?.kind() !== 'ipv6') return address;
  return (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':');
}
