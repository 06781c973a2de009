/**
 * The headers that every answer carries. Nothing runs on a page but our own files, nothing of ours runs on another's
 * page, and no request goes to another host.
 */
export interface HeaderOptions {
  /** Our own address; a page may also open sockets to it. */
  readonly origin: string;
  /** For the one style element that the page's library of components writes. */
  readonly nonce?: string;
}

export function securityHeaders({ origin, nonce }: HeaderOptions): Readonly<Record<string, string>> {
  const https = origin.startsWith('https:');
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
      // Formulas and the editor place their glyphs by style attributes; style elements stay forbidden.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      // Some browsers do not count a socket to the same host as 'self'.
      `connect-src 'self' ${origin.replace(/^http/, 'ws')}`,
      "worker-src 'self'",
      "manifest-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "object-src 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ...(https && { 'strict-transport-security': 'max-age=31536000' }),
  };
}
