/** Bytes as base64 and back: the language's own functions for it are not in every browser that a school has. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63]).join('');
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - padding) + '='.repeat(padding);
}

/** The bytes of a base64 text. A text that is none gives bytes that mean nothing: whoever decodes them refuses. */
export function bytesOf(base64: string): Uint8Array {
  const digits = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  for (let i = 0; i < bytes.length; i++) {
    const first = Math.floor((i * 4) / 3);
    const bits = (DIGITS.indexOf(digits[first] ?? 'A') << 6) | DIGITS.indexOf(digits[first + 1] ?? 'A');
    bytes[i] = bits >> (4 - 2 * (i % 3));
  }
  return bytes;
}
