/** What stands behind the # of a link to a request for feedback, and of one that opens sharing with a person in mind. */
const request = 'request-';
const sharing = 'share-';

export const hashOfRequest = (id: string): string => request + id;
export const hashOfSharing = (person: string): string => sharing + person;

/** The request or the person of a link; null for any other. */
export const requestIn = (hash: string): string | null => after(request, hash);
export const personToShareWith = (hash: string): string | null => after(sharing, hash);

function after(start: string, hash: string): string | null {
  return hash.startsWith(start) && hash.length > start.length ? hash.slice(start.length) : null;
}
