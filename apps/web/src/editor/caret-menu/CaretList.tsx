/** The options of a list at the caret. It shows and reports; the keys belong to the text or the field, which keeps the focus. */
import { useEffect } from 'react';
import { Floating, type FloatingProps } from '../../ui/Floating.tsx';
import { selectionWords } from '../../words/sections.ts';
import { useWorkbench } from '../workbench.ts';
import css from './caret-menu.module.css';
import { listId, type MenuOption, type Offers, optionId } from './menu-state.ts';

interface CaretListProps<Option extends MenuOption> extends Pick<FloatingProps, 'at'> {
  readonly source: Pick<Offers, 'id'>;
  readonly label: string;
  readonly offered: readonly Option[];
  readonly chosen: number | null;
  readonly onTake: (option: Option) => void;
}

export function CaretList<Option extends MenuOption>(props: CaretListProps<Option>) {
  const { source, label, offered, chosen, at, onTake } = props;
  useEffect(() => {
    if (chosen !== null) document.getElementById(optionId(source, chosen))?.scrollIntoView({ block: 'nearest' });
  }, [source, chosen]);
  const { heard } = useWorkbench();
  const count = offered.length;
  // A list in which nothing is chosen yet is nothing that a screen reader comes to by itself.
  const waits = chosen === null;
  useEffect(() => {
    if (!waits) return;
    const sentence = selectionWords.offered(label, count);
    heard.set(sentence);
    // The next list is told of anew, in the same words.
    return () => {
      if (heard.get() === sentence) heard.set('');
    };
  }, [heard, label, count, waits]);
  return (
    <Floating at={at}>
      <div id={listId(source)} role="listbox" aria-label={label} className={css.list}>
        {offered.map((option, index) => (
          // The keyboard's way is where the caret is.
          <div
            key={option.id}
            id={optionId(source, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={css.option}
            onMouseDown={(event) => {
              event.preventDefault();
              onTake(option);
            }}
          >
            {option.detail === undefined ? (
              option.label
            ) : (
              <>
                <strong>{option.label}</strong> {option.detail}
              </>
            )}
          </div>
        ))}
      </div>
    </Floating>
  );
}
