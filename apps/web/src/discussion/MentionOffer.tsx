/** The people and groups whom a name that is being typed may mean, below the field; the field keeps the caret. */
import { Avatar } from '../ui/Avatar.tsx';
import { mentionWords } from '../words/mentions.ts';
import css from './mentions.module.css';
import { type Offered, optionId } from './use-mentions.ts';

interface MentionOfferProps {
  readonly listId: string;
  readonly offered: readonly Offered[];
  /** Which of them the keys would choose. */
  readonly active: number;
  readonly onChoose: (one: Offered) => void;
}

export function MentionOffer({ listId, offered, active, onChoose }: MentionOfferProps) {
  return (
    <>
      <div role="status" className="visually-hidden">
        {offered.length > 0 && mentionWords.count(offered.length)}
      </div>
      {offered.length > 0 && (
        <div role="listbox" id={listId} aria-label={mentionWords.offer} className={css.offer}>
          {offered.map((one, at) => (
            <Option key={one.id} {...{ one, listId }} chosen={at === active} onChoose={() => onChoose(one)} />
          ))}
        </div>
      )}
    </>
  );
}

interface OptionProps {
  readonly one: Offered;
  readonly listId: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Option({ one: { id, name, person, note, sees }, listId, chosen, onChoose }: OptionProps) {
  return (
    <div
      role="option"
      id={optionId(listId, id)}
      tabIndex={-1}
      aria-selected={chosen}
      className={css.option}
      data-outside={sees === 'nothing' || undefined}
      // The field keeps the caret.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      {person === null ? <span className={css.group} aria-hidden="true" /> : <Avatar person={person} size={22} />}
      <span>
        <strong>{name}</strong>
        <span className={css.where}>{note}</span>
      </span>
    </div>
  );
}
