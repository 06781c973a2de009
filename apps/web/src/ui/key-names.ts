/** What keys are called on the keyboard of whoever reads it: Ctrl, Alt and Shift, or on a Mac ⌘, ⌥ and ⇧. */

interface Device {
  readonly platform?: string;
  /** What newer browsers say in its place. */
  readonly userAgentData?: { readonly platform?: string };
}

/** In the order in which a Mac writes them. */
const macSigns: Readonly<Record<string, string>> = { Alt: '⌥', Shift: '⇧', Ctrl: '⌘' };
const macOrder = Object.values(macSigns);

/** Whether a device has the keys of a Mac. */
export function isMac({ platform, userAgentData }: Device): boolean {
  return /mac|ipad|iphone/i.test(userAgentData?.platform || platform || '');
}

/** Keys as a Mac writes them: `Ctrl Alt M` is ⌥⌘M. */
export function onMacKeys(keys: string): string {
  const signs = keys.split(' ').map((key) => macSigns[key] ?? key);
  const rank = (sign: string) => (macOrder.includes(sign) ? macOrder.indexOf(sign) : macOrder.length);
  return signs.sort((one, other) => rank(one) - rank(other)).join('');
}

/** Whether this device has the keys of a Mac. */
export const onMac = isMac(navigator as Device);

/** Keys as they are called here, with spaces between: `Ctrl Alt M`. Named by `mac` where a Mac has others for it. */
export function keyNames(keys: string, mac = keys): string {
  return onMac ? onMacKeys(mac) : keys;
}
