/**
 * Which address a request comes from, for the limits that count by address: the other end of the connection, or, when the
 * operator has said how many proxies stand in front, what the outermost of them saw.
 *
 * Each proxy adds to `X-Forwarded-For` the address that spoke to it, at the end. So the entries that our own proxies wrote are
 * counted from the end, and whatever a client has put before them is never looked at.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** The address a request comes from, behind this many proxies of ours. */
export function clientAddress(request: IncomingMessage, proxies: number): string {
  const here = plain(request.socket.remoteAddress ?? '');
  if (proxies === 0) return here;
  const said = (request.headersDistinct['x-forwarded-for'] ?? []).join(',').split(',');
  const addresses = said.map((address) => plain(address.trim())).filter((address) => address !== '');
  // Fewer than there should be: it did not come through all of them, and the first is the farthest we know of.
  const address = addresses.at(-proxies) ?? addresses[0];
  return address !== undefined && isIP(address) !== 0 ? address : here;
}

/** An IPv4 address is the same one when it is written as IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
