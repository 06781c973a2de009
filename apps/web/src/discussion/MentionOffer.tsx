/** The people whom a name that is being typed may mean, below the field; the field keeps the caret. */
import { Avatar } from '../ui/Avatar.tsx';
import { mentionWords } from '../words/mentions.ts';
import css from './mentions.module.css';
import { type Offered, optionId } from './use-mentions.ts';

interface MentionOfferProps {
  readonly listId: string;
  readonly offered: readonly Offered[];
  /** Which of them the keys would choose; −1 for none. */
  readonly active: number;
  readonly choosable: number;
  readonly onChoose: (one: Offered) => void;
}

export function MentionOffer({ listId, offered, active, choosable, onChoose }: MentionOfferProps) {
  return (
    <>
      <div role="status" className="visually-hidden">
        {offered.length > 0 && mentionWords.count(choosable)}
      </div>
      {offered.length > 0 && (
        <div role="listbox" id={listId} aria-label={mentionWords.offer} className={css.offer}>
          {offered.map((one, at) => (
            <Option key={one.person.id} {...{ one, listId }} chosen={at === active} onChoose={() => onChoose(one)} />
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

function Option({ one: { person, sees }, listId, chosen, onChoose }: OptionProps) {
  const school = person.roles.find(({ schoolName }) => schoolName !== null)?.schoolName;
  return (
    <div
      role="option"
      id={optionId(listId, person.id)}
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={!sees}
      className={css.option}
      // The field keeps the caret.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <Avatar person={person} size={22} />
      <span>
        <strong>{person.name}</strong>
        <span className={css.where}>{sees ? school : mentionWords.cannotSee}</span>
      </span>
    </div>
  );
}
