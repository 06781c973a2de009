/**
 * Which addresses a router may see at all. Router, check and handler could read an odd one differently, and whoever
 * finds such a difference walks past the check; so odd ones end here, before anything else looks.
 */

/** Whether the target of a request, as it came over the wire, means the same to everybody who reads it. */
export function isPlainPath(target: string): boolean {
  if (!target.startsWith('/')) return false;
  const path = target.split('?', 1)[0] ?? '';
  if (/[^\x21-\x7e]|[\\#]/.test(path) || path.includes('//')) return false;
  // A segment that would be decoded into a separator, an end of text, a line or a control character.
  if (/%(?:2f|5c|25|[01][0-9a-f]|7f)/i.test(path)) return false;
  const decoded = decode(path);
  return decoded !== undefined && !decoded.split('/').some((segment) => segment === '.' || segment === '..');
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined; // not UTF-8, or a lone %
  }
}
