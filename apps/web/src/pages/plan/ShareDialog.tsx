/** Who can see a plan, and for its authors how to change that. Before anybody new is let in, they are named. */
import { Button, Group, Modal, NativeSelect, type OptionsFilter, Select, Skeleton, Text } from '@mantine/core';
import type { AccessLevel } from '@tangram/access';
import type { Circle, PersonCard } from '@tangram/contract';
import { type CollaboratorAccess, collaboratorAccesses, type Visibility, visibilities } from '@tangram/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { api, client, problemOf } from '../../api.ts';
import { usePlanContext } from '../../editor/plan-context.ts';
import { useSignedIn } from '../../session.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Failed } from '../../ui/Failed.tsx';
import { byLabel } from '../../ui/folded.ts';
import { NotLoaded } from '../../ui/NotLoaded.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { peopleWords } from '../../words/people.ts';
import { shareWords } from '../../words/share.ts';
import { accessWords, roleWords, trouble, visibilityWords, words } from '../../words.ts';
import css from './ShareDialog.module.css';
import { SharingBlocks } from './SharingBlocks.tsx';

type Changed = (call: () => Promise<Circle>) => void;

interface ShareDialogProps {
  readonly planId: string;
  /** Whom it was opened for: they are chosen, and one tap adds them. */
  readonly person: string | null;
  readonly onReview: () => void;
  readonly onClose: () => void;
}

export default function ShareDialog({ planId, person, onReview, onClose }: ShareDialogProps) {
  useFocusBack();
  const queries = useQueryClient();
  const circle = useQuery(api.sharing.circle.queryOptions({ input: { planId } }));
  const change = useMutation({
    mutationFn: (call: () => Promise<Circle>) => call(),
    onSuccess: (next) => queries.setQueryData(api.sharing.circle.queryKey({ input: { planId } }), next),
    onSettled: () => queries.invalidateQueries({ queryKey: api.plans.open.key({ input: { planId } }) }),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={shareWords.title} closeButtonProps={{ 'aria-label': words.close }}>
      {circle.isPending && <Skeleton height={220} />}
      {circle.isError && <NotLoaded what="circle" of={circle} />}
      {change.isError && <Failed {...trouble(problemOf(change.error))} />}
      {circle.data?.mayShare && <SharingBlocks authors={circle.data.authors.map(({ id }) => id)} onReview={onReview} />}
      {circle.data && (
        <CircleOf planId={planId} circle={circle.data} person={person} onChange={(call) => change.mutate(call)} />
      )}
    </Modal>
  );
}

interface CircleOfProps {
  readonly planId: string;
  readonly circle: Circle;
  readonly person: string | null;
  readonly onChange: Changed;
}

function CircleOf({ planId, circle, person: wanted, onChange }: CircleOfProps) {
  const { askForFeedback } = usePlanContext();
  const dialog = useRef<HTMLDivElement>(null);
  useFocusKept(dialog);
  // Whoever is in the circle as well has the higher of both rights.
  const inFact = ({ id }: PersonCard, byName: AccessLevel) =>
    circle.members.find(({ person }) => person.id === id)?.access ?? byName;
  return (
    <div ref={dialog} className={css.dialog}>
      <p className={css.sentence}>{circle.sentence}.</p>
      {circle.mayShare && <VisibilityOf planId={planId} circle={circle} onChange={onChange} />}
      {circle.mayShare && <AddPerson planId={planId} circle={circle} wanted={wanted} onChange={onChange} />}
      {askForFeedback && (
        <Button variant="subtle" size="compact-md" className={css.ask ?? ''} onClick={askForFeedback}>
          {words.plan.askForFeedback}
        </Button>
      )}
      <h3>{shareWords.authors}</h3>
      <ul className={css.people}>
        {circle.authors.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      {circle.collaborators.length > 0 && <h3>{shareWords.byName}</h3>}
      <ul className={css.people}>
        {circle.collaborators.map(({ person, access }) => (
          <Person
            key={person.id}
            person={person}
            note={
              circle.mayShare && inFact(person, access) !== access
                ? shareWords.inFact(accessWords[inFact(person, access)])
                : null
            }
          >
            {circle.mayShare ? (
              <>
                <AccessChoice
                  label={shareWords.access(person.name)}
                  value={access}
                  onChange={(next) =>
                    onChange(() => client.sharing.setCollaborator({ planId, personId: person.id, access: next }))
                  }
                />
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={shareWords.removePerson(person.name)}
                  onClick={() => onChange(() => client.sharing.removeCollaborator({ planId, personId: person.id }))}
                >
                  {shareWords.remove}
                </Button>
              </>
            ) : (
              <span className={css.quiet}>{accessWords[inFact(person, access)]}</span>
            )}
          </Person>
        ))}
      </ul>
      <details className={css.everybody}>
        <summary>{shareWords.everybody(circle.members.length)}</summary>
        <ul className={css.people}>
          {circle.members.map(({ person, access }) => (
            <Person key={person.id} person={person}>
              <span className={css.quiet}>{accessWords[access]}</span>
            </Person>
          ))}
        </ul>
      </details>
    </div>
  );
}

function VisibilityOf({ planId, circle, onChange }: { planId: string; circle: Circle; onChange: Changed }) {
  const [visibility, setVisibility] = useState<Visibility>(circle.visibility);
  const [circleAccess, setCircleAccess] = useState(circle.circleAccess);
  const changed = visibility !== circle.visibility || circleAccess !== circle.circleAccess;
  const preview = useQuery({
    ...api.sharing.preview.queryOptions({ input: { planId, visibility } }),
    enabled: visibility !== circle.visibility,
  });
  return (
    <div className={css.visibility}>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={shareWords.visibility}
          data={visibilities.map((value) => ({ value, label: visibilityWords[value].name }))}
          value={visibility}
          onChange={(event) => setVisibility(event.currentTarget.value as Visibility)}
        />
        <NativeSelect
          label={shareWords.circleMay}
          data={[
            { value: 'comment', label: shareWords.comment },
            { value: 'view', label: shareWords.view },
          ]}
          value={circleAccess}
          onChange={(event) => setCircleAccess(event.currentTarget.value === 'view' ? 'view' : 'comment')}
        />
        {changed && (
          <Button onClick={() => onChange(() => client.sharing.setVisibility({ planId, visibility, circleAccess }))}>
            {shareWords.apply}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {visibilityWords[visibility].who}
      </Text>
      {visibility !== circle.visibility && preview.data && (
        <div className={css.preview} aria-live="polite">
          {preview.data.gained.length === 0 && preview.data.lost.length === 0 && <p>{shareWords.nobodyNew}</p>}
          <Named sentence={shareWords.gained(preview.data.gained.length)} people={preview.data.gained} />
          <Named sentence={shareWords.lost(preview.data.lost.length)} people={preview.data.lost} />
        </div>
      )}
    </div>
  );
}

function Named({ sentence, people }: { sentence: string; people: readonly PersonCard[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <p>{sentence}</p>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            {person.name}, {rolesOf(person)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface AddPersonProps {
  readonly planId: string;
  readonly circle: Circle;
  /** Chosen from the start, where they are not in yet. */
  readonly wanted: string | null;
  readonly onChange: Changed;
}

function AddPerson({ planId, circle, wanted, onChange }: AddPersonProps) {
  const { person: me } = useSignedIn();
  const people = useQuery(api.network.people.queryOptions());
  const [picked, setChosen] = useState(wanted);
  const name = useRef<HTMLInputElement>(null);
  const [access, setAccess] = useState<CollaboratorAccess>('comment');
  const held = new Set(
    [me, ...circle.authors, ...circle.collaborators.map(({ person }) => person)].map(({ id }) => id),
  );
  const offered = people.data?.filter(({ id }) => !held.has(id)) ?? [];
  const chosen = offered.some(({ id }) => id === picked) ? picked : null;
  // Everybody is in already: a list of nobody helps nobody.
  if (people.data !== undefined && offered.length === 0) return null;
  const add = () => {
    if (chosen === null) return;
    onChange(() => client.sharing.setCollaborator({ planId, personId: chosen, access }));
    setChosen(null);
    // For whoever comes next.
    name.current?.focus();
  };
  return (
    <Group align="flex-end" gap="sm" className={css.add}>
      <Select
        ref={name}
        openOnFocus={false}
        className={css.find}
        label={shareWords.add}
        placeholder={shareWords.find}
        data={offered.map((person) => ({ value: person.id, label: `${person.name}, ${rolesOf(person)}` }))}
        value={chosen}
        onChange={setChosen}
        searchable
        selectFirstOptionOnChange
        filter={byName}
        comboboxProps={{ withinPortal: false }}
      />
      <AccessChoice label={shareWords.accessOfNew} value={access} onChange={setAccess} />
      <Button onClick={add} disabled={chosen === null}>
        {shareWords.addButton}
      </Button>
    </Group>
  );
}

/** A list box always has an option, for those who hear it: that nobody has such a name is one that cannot be taken. */
const byName: OptionsFilter = (asked) => {
  const found = byLabel(asked);
  return found.length > 0 ? found : [{ value: '', label: shareWords.nobodyFound, disabled: true }];
};

interface AccessChoiceProps {
  readonly label: string;
  readonly value: CollaboratorAccess;
  readonly onChange: (access: CollaboratorAccess) => void;
}

function AccessChoice({ label, value, onChange }: AccessChoiceProps) {
  return (
    <NativeSelect
      aria-label={label}
      data={collaboratorAccesses.map((access) => ({ value: access, label: accessWords[access] }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as CollaboratorAccess)}
    />
  );
}

interface PersonProps {
  readonly person: PersonCard;
  readonly note?: string | null;
  readonly children?: ReactNode;
}

function Person({ person, note = null, children }: PersonProps) {
  return (
    <li>
      <Avatar person={person} size={28} />
      <span className={css.name}>
        <strong>{person.name}</strong>
        <small>{rolesOf(person)}</small>
        {note !== null && <small>{note}</small>}
      </span>
      {children}
    </li>
  );
}

const rolesOf = (person: PersonCard) =>
  person.roles.map(({ role, schoolName }) => peopleWords.at(roleWords[role].toLowerCase(), schoolName)).join('; ');
