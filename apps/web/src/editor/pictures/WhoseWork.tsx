/** The question whose work a picture shows, asked before its description is: until it is answered, neither is for its readers. */
import { Button, Group, Text } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import { whoseWorkWords } from '../../words/whose-work.ts';
import { useWorkbench } from '../workbench.ts';
import { WorkSource } from './WorkSource.tsx';
import { saySource, sourceOf } from './whose-work.ts';

interface WhoseWorkProps {
  readonly editor: Editor;
  readonly picture: string;
  readonly titleId: string;
  readonly className: string | undefined;
  /** Whether its description is still to be asked. */
  readonly goesOn: boolean;
  readonly onAnswered: () => void;
  readonly onLater: () => void;
}

export function WhoseWork({ editor, picture, titleId, className, goesOn, onAnswered, onLater }: WhoseWorkProps) {
  const [source, setSource] = useState(() => sourceOf(editor, picture));
  const workbench = useWorkbench();
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('select')?.focus(), []);
  return (
    <form
      ref={box}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (source !== null) onAnswered();
      }}
    >
      <strong id={titleId}>{whoseWorkWords.title}</strong>
      <WorkSource
        source={source}
        onSource={(said) => {
          saySource(editor, picture, said, workbench);
          setSource(said);
        }}
      />
      {source === null && workbench.pictures.waitingWords.of(picture) !== null && (
        <Text size="xs">{whoseWorkWords.wordsWait}</Text>
      )}
      <Group justify="flex-end" gap="xs">
        {source === null ? (
          <Button variant="default" size="compact-sm" onClick={onLater}>
            {whoseWorkWords.later}
          </Button>
        ) : (
          <Button type="submit" size="compact-sm">
            {goesOn ? whoseWorkWords.describe : whoseWorkWords.done}
          </Button>
        )}
      </Group>
    </form>
  );
}
