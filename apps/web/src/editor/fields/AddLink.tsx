/**
 * Links one more plan, found by the words of its row in the lists of plans. Nothing is linked before somebody says so: a select
 * takes what an arrow key passes, and whoever looks through the plans by keyboard would have linked them all.
 */
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import type { PlanCard } from '@tangram/contract';
import { useState } from 'react';
import { findPlans } from '../../pages/find-plans.ts';
import { linkWords } from '../../words/links.ts';
import { words } from '../../words.ts';
import { useFirstOffered } from './use-first-offered.ts';

interface AddLinkProps {
  readonly label: string;
  readonly plans: readonly PlanCard[];
  readonly onAdd: (planId: string) => void;
}

export function AddLink({ label, plans, onAdd }: AddLinkProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(false);
  const { dropdownOpened } = combobox;
  const found = dropdownOpened ? findPlans(plans, typed) : [];
  const take = (planId: string) => {
    onAdd(planId);
    setTyped('');
    combobox.closeDropdown();
  };
  const onKeyDown = useFirstOffered(combobox, typed, typed === '' ? undefined : found[0]?.id, take);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      width={360}
      position="bottom-start"
      withinPortal={false}
      // As with codes: a list that nobody has asked for would be measured while the plan opens.
      keepMounted={wanted}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          size="xs"
          className="link-input"
          aria-label={words.fields.addTo(label)}
          placeholder={words.fields.linkTo}
          value={typed}
          onFocus={() => setWanted(true)}
          onClick={() => combobox.openDropdown()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} className="link-options" aria-label={words.fields.offered(label)}>
          {found.length === 0 && <Combobox.Empty>{linkWords.noPlan}</Combobox.Empty>}
          {found.map(({ id, title, facts }) => (
            <Combobox.Option key={id} value={id}>
              <strong>{title}</strong> {facts}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
