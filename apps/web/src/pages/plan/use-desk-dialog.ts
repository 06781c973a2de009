/** Which dialog of the open plan is open, and the addresses that open one for an author. */
import type { OpenPlan } from '@tangram/contract';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { personToShareWith, requestIn } from '../../requests/links.ts';

/** Who can see the plan, perhaps with somebody in mind who is to; or what its authors ask for. */
type DeskDialog = { readonly kind: 'share'; readonly person: string | null } | { readonly kind: 'ask' };

export interface OpenDialog {
  readonly dialog: DeskDialog | null;
  readonly setDialog: (dialog: DeskDialog | null) => void;
  /** The request for feedback that the address names. */
  readonly named: string | null;
}

export function useDeskDialog({ access, requests }: OpenPlan): OpenDialog {
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const { hash } = useLocation();
  const goToAddress = useRef((_hash: string) => {});
  goToAddress.current = (address) => {
    if (access !== 'author') return;
    const withPerson = personToShareWith(address);
    if (withPerson !== null) setDialog({ kind: 'share', person: withPerson });
    const request = requestIn(address);
    const isToMe = (requests ?? []).some(({ id }) => id === request);
    if (request !== null && !isToMe) setDialog({ kind: 'ask' });
  };
  useEffect(() => {
    if (hash !== '') goToAddress.current(hash);
  }, [hash]);
  return { dialog, setDialog, named: requestIn(hash) };
}
