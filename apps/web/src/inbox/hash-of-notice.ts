/** Where in its plan a notice leads: to the thread, to what was asked, to the words, or to sharing with somebody. */
import type { Notice } from '@tangram/contract';
import { hashOfThread } from '../discussion/thread-link.ts';
import { hashOfRequest, hashOfSharing } from '../requests/links.ts';

export function hashOfNotice({ threadId, request, sectionId, about }: Notice): string {
  if (threadId !== null) return hashOfThread(threadId);
  if (request !== null) return hashOfRequest(request.id);
  if (about !== null) return hashOfSharing(about.id);
  return `section-${sectionId}`;
}
