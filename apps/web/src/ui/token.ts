/**
 * The secret in a link such as /invitation#…: it stands in the fragment, which is sent to no server and stands in no log, and is
 * taken out of the address bar as soon as it is read.
 */
import { useState } from 'react';

export function useToken(): string {
  const [token] = useState(() => {
    const text = location.hash.slice(1);
    if (text !== '') history.replaceState(history.state, '', location.pathname);
    return text;
  });
  return token;
}
