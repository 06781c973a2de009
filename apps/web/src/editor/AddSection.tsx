/** Adding a section: those that may stand several times, and those that this plan could have and does not show yet. */
import { Menu } from '@mantine/core';
import { kinds, type SectionKind } from '@tangram/plan';
import dashed from '../ui/Dashed.module.css';
import { words } from '../words.ts';
import { usePlanContext } from './plan-context.ts';
import type { PlacedSection } from './sections.ts';

interface AddSectionProps {
  readonly offered: readonly PlacedSection[];
  readonly onAdd: (kind: SectionKind) => void;
  readonly onShow: (section: PlacedSection) => void;
}

export function AddSection({ offered, onAdd, onShow }: AddSectionProps) {
  const { kind, rooms } = usePlanContext();
  const repeatable = kinds[kind].sections.filter(
    (described) => described.repeatable && (described.part === 'open' || rooms.authors !== null),
  );
  return (
    <Menu position="top-start" returnFocus={false}>
      <Menu.Target>
        <button type="button" className={dashed.dashed}>
          + {words.section.add}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {repeatable.map((described) => (
          <Menu.Item key={described.kind} onClick={() => onAdd(described)}>
            {described.label}
          </Menu.Item>
        ))}
        {offered.length > 0 && <Menu.Divider />}
        {offered.map((section) => (
          <Menu.Item key={section.id} onClick={() => onShow(section)}>
            {section.described?.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
