/** What keys are called on the keyboard of whoever reads it: Ctrl, Alt and Shift, or on a Mac ⌘, ⌥ and ⇧. */

interface Device {
  readonly platform?: string;
  /** What newer browsers say in its place. */
  readonly userAgentData?: { readonly platform?: string };
}

/** In the order in which a Mac writes them. */
const macSigns = ['⌥', '⇧', '⌘'];
const names = ['Alt', 'Shift', 'Ctrl'];

/** Whether a device has the keys of a Mac. */
export function isMac({ platform, userAgentData }: Device): boolean {
  return /mac|ipad|iphone/i.test(userAgentData?.platform || platform || '');
}

/** Keys as a Mac writes them: `Ctrl Alt M` is ⌥⌘M. */
export function onMacKeys(keys: string): string {
  const others = keys.split(' ').filter((key) => !names.includes(key));
  return [...macSigns.filter((_, i) => keys.includes(`${names[i]} `)), ...others].join('');
}

/** Whether this device has the keys of a Mac. */
export const onMac = isMac(navigator as Device);

/** Keys as they are called here, with spaces between: `Ctrl Alt M`. Named by `mac` where a Mac has others for it. */
export function keyNames(keys: string, mac = keys): string {
  return onMac ? onMacKeys(mac) : keys;
}
