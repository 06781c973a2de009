/** One framework of the network: its facts, what is in it, its file, and for whoever may, taking it away. */
import { Button, Group, Modal } from '@mantine/core';
import type { FrameworkCard } from '@tangram/contract';
import { useState } from 'react';
import { pageWords as words } from '../../words/standards-page.ts';
import { words as general } from '../../words.ts';
import { FrameworkItems } from './FrameworkItems.tsx';
import css from './standards.module.css';

interface FrameworkProps {
  readonly framework: FrameworkCard;
  /** Null for whoever may not. */
  readonly onRemove: (() => void) | null;
  readonly removing: boolean;
}

export function Framework({ framework, onRemove, removing }: FrameworkProps) {
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const { id, title, creator, adoptionStatus, standing, retired, importedBy, importedAt } = framework;
  const facts = [words.facts(standing, retired), creator, adoptionStatus].filter((fact) => fact !== null);
  return (
    <article className="card card-padded" aria-label={title}>
      <div className={css.head}>
        <h3>{title}</h3>
      </div>
      <p className={css.facts}>
        <span className="numbers">{facts.join(' · ')}</span>
        <span>{words.broughtBy(importedBy, importedAt)}</span>
      </p>
      <div className={css.actions}>
        <Button
          variant="default"
          aria-expanded={open}
          aria-label={open ? undefined : words.lookInsideOf(title)}
          onClick={() => setOpen(!open)}
        >
          {open ? words.close : words.lookInside}
        </Button>
        <Button
          component="a"
          variant="subtle"
          href={`/api/frameworks/${id}/case`}
          download
          aria-label={words.downloadOf(title)}
        >
          {words.download}
        </Button>
        {onRemove && (
          <Button
            variant="subtle"
            loading={removing}
            aria-label={words.removeOf(title)}
            onClick={() => setAsking(true)}
          >
            {words.remove}
          </Button>
        )}
      </div>
      {open && <FrameworkItems framework={framework} />}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={words.removeTitle(title)}
        closeButtonProps={{ 'aria-label': general.close }}
      >
        <p>{words.removeWhat}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {general.cancel}
          </Button>
          <Button
            onClick={() => {
              setAsking(false);
              onRemove?.();
            }}
          >
            {words.remove}
          </Button>
        </Group>
      </Modal>
    </article>
  );
}
