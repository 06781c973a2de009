/** Finding a name as it is typed in haste: “lucia” finds Lucía. */
import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core';

/** A text without accents and capitals. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The options of a list whose words hold what was typed; a group without any goes. */
export const byLabel: OptionsFilter = ({ options, search }) => {
  const wanted = folded(search.trim());
  const fits = ({ label }: { readonly label: string }) => folded(label).includes(wanted);
  return options.flatMap((one): ComboboxParsedItem[] => {
    if (!('group' in one)) return fits(one) ? [one] : [];
    const items = one.items.filter(fits);
    return items.length > 0 ? [{ ...one, items }] : [];
  });
};
