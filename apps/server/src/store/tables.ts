/**
 * Every table's row type, in one file. Instants are milliseconds since 1970 UTC, except in the four tables of
 * better-auth, which keeps ISO text.
 */

import type {
  AnchorKind,
  CollaboratorAccess,
  FeedbackKind,
  FollowLevel,
  NoticeReason,
  PlanKind,
  PlanStatus,
  Reaction,
  Role,
  ThreadReaders,
  Visibility,
} from '@tangram/domain';
import type { Generated } from 'kysely';

export interface Tables {
  // better-auth's own
  user: UserRow;
  session: SessionRow;
  account: AccountRow;
  verification: VerificationRow;
  // the roster
  networks: NetworkRow;
  schools: SchoolRow;
  people: PersonRow;
  affiliations: AffiliationRow;
  invitations: InvitationRow;
  setUpLinks: SetUpLinkRow;
  // plans
  plans: PlanRow;
  planAuthors: PlanAuthorRow;
  collaborators: CollaboratorRow;
  summaries: SummaryRow;
  // comments
  threads: ThreadRow;
  threadReaders: ThreadReaderRow;
  anchors: AnchorRow;
  comments: CommentRow;
  reactions: ReactionRow;
  mentions: MentionRow;
  groupMentions: GroupMentionRow;
  textMentions: TextMentionRow;
  notices: NoticeTable;
  follows: FollowRow;
  // requests for feedback
  reviewRequests: ReviewRequestRow;
  reviewAddressees: ReviewAddresseeRow;
  reviewers: ReviewerRow;
  // coming back
  visits: VisitRow;
  pastStates: PastStateRow;
  // e-mail
  mailSettings: MailSettingsRow;
  outbox: OutboxTable;
  // pictures
  pictures: PictureRow;
  pictureUses: PictureUseRow;
  // standards
  frameworks: FrameworkRow;
}

interface UserRow {
  id: string;
  name: string;
  email: string;
  emailVerified: number;
  image: string | null;
  createdAt: string;
  updatedAt: string;
}

interface SessionRow {
  id: string;
  token: string;
  userId: string;
  expiresAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: string;
  updatedAt: string;
}

interface AccountRow {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: string | null;
  refreshTokenExpiresAt: string | null;
  scope: string | null;
  password: string | null;
  createdAt: string;
  updatedAt: string;
}

interface VerificationRow {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
}

interface NetworkRow {
  id: string;
  name: string;
  createdAt: number;
  /** The demo network while it is being filled; then, and for all others, 0. */
  unfinished: Generated<number>;
  /** By whose clock its school days are counted, by its name. */
  timeZone: Generated<string>;
}

interface SchoolRow {
  id: string;
  networkId: string;
  name: string;
}

/** A person is a user of better-auth, in one network, as colleagues see them. */
interface PersonRow {
  id: string;
  networkId: string;
  displayName: string;
  /** One of the eight person colors. */
  color: number;
  /** May be tried by a visitor of a demo network. */
  demo: number;
}

interface AffiliationRow {
  personId: string;
  role: Role;
  schoolId: string | null;
}

interface InvitationRow {
  id: string;
  networkId: string;
  tokenHash: string;
  email: string;
  role: Role;
  schoolId: string | null;
  invitedBy: string;
  expiresAt: number;
  usedAt: number | null;
  withdrawnAt: number | null;
}

interface SetUpLinkRow {
  tokenHash: string;
  usedAt: number | null;
}

export interface PlanRow {
  id: string;
  networkId: string;
  kind: PlanKind;
  title: string;
  grade: number;
  status: PlanStatus;
  visibility: Visibility;
  circleAccess: 'comment' | 'view';
  createdBy: string;
  createdAt: number;
  updatedAt: number;
  updatedBy: string | null;
  generation: number;
  /** JSON of the seeds to append while the plan is being made; null once they are in the log and the plan is there. */
  seeds: string | null;
  /** JSON of an `AdaptedFrom`; null for a plan that began by itself. */
  adaptedFrom: string | null;
}

export interface PictureRow {
  id: string;
  type: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
  bytes: Buffer;
  addedBy: string | null;
  addedAt: number;
}

interface PictureUseRow {
  pictureId: string;
  planId: string;
  part: 'open' | 'authors';
  /** When it was first found to stand nowhere in that part; null while it stands there, or nobody has looked yet. */
  leftAt: number | null;
}

interface PlanAuthorRow {
  planId: string;
  personId: string;
  /** The order in which authors are named. */
  place: number;
}

interface CollaboratorRow {
  planId: string;
  personId: string;
  access: CollaboratorAccess;
}

/** What was derived from a document, and from which log position. It can be thrown away and made again. */
interface SummaryRow {
  planId: string;
  part: 'open' | 'authors';
  position: number;
  summary: string;
}

export interface ThreadRow {
  id: string;
  planId: string;
  sectionId: string | null;
  quote: string;
  /** JSON of what is still to be done to the mark in the text; null for a thread that is there and as it should be. */
  pendingMark: string | null;
  startedBy: string;
  startedAt: number;
  resolvedBy: string | null;
  resolvedAt: number | null;
  feedback: FeedbackKind | null;
  suggestion: string | null;
  readers: ThreadReaders;
  usedBy: string | null;
  usedAt: number | null;
  /** Under which id it was asked for: an answer that was lost can be asked for again. */
  useId: string | null;
  reopenedBy: string | null;
  reopenedAt: number | null;
}

/** Who alone may read a thread that is for some, beside whoever began it. */
interface ThreadReaderRow {
  threadId: string;
  personId: string;
}

/** What a thread stands on; one of an earlier version gets its row when the server next looks. */
export interface AnchorRow {
  threadId: string;
  about: AnchorKind;
  field: string | null;
  row: string | null;
  /** The log position that `pieces` was made from. */
  position: number;
  /** JSON of what it stood on when the server last looked and it stood. */
  pieces: string;
  /** Null where nobody can be named. */
  goneBy: string | null;
  goneAt: number | null;
  /** The words it was about before it was put on others. */
  firstQuote: string | null;
  attachedBy: string | null;
  attachedAt: number | null;
}

export interface CommentRow {
  id: string;
  threadId: string;
  authorId: string;
  text: string;
  writtenAt: number;
  editedAt: number | null;
  deletedAt: number | null;
}

export interface ReactionRow {
  commentId: string;
  personId: string;
  reaction: Reaction;
  reactedAt: number;
}

export interface MentionRow {
  commentId: string;
  personId: string;
}

export interface GroupMentionRow {
  commentId: string;
  /** A `Group`. */
  groupId: string;
  /** What it was called when it was named. */
  name: string;
}

/** Somebody who is known to be named in a section's words, and is not told of it again. */
interface TextMentionRow {
  planId: string;
  sectionId: string;
  personId: string;
}

interface NoticeTable {
  id: Generated<number>;
  personId: string;
  planId: string;
  threadId: string | null;
  /** Null for a thread that was resolved. */
  commentId: string | null;
  requestId: string | null;
  /** Where in the plan's own words somebody is mentioned. */
  sectionId: string | null;
  /** Who is to see the plan. */
  aboutPerson: string | null;
  reason: NoticeReason;
  byPerson: string;
  at: number;
  readAt: number | null;
}

export interface ReviewRequestRow {
  id: string;
  planId: string;
  askedBy: string;
  askedAt: number;
  question: string;
  /** A day, as `2026-12-04`. */
  byDate: string;
  endedAt: number | null;
  ending: 'closed' | 'withdrawn' | null;
}

interface ReviewAddresseeRow {
  requestId: string;
  place: number;
  /** A person's id or a `Group`. */
  addressee: string;
}

/** Somebody who was asked, when it was asked. */
interface ReviewerRow {
  requestId: string;
  personId: string;
  doneAt: number | null;
}

/** Who chose otherwise than what goes without saying. */
interface FollowRow {
  personId: string;
  planId: string;
  level: FollowLevel;
}

/** When somebody last had a plan open, and from where they are offered to catch up. It is told to nobody but them. */
interface VisitRow {
  personId: string;
  planId: string;
  /** Which history the positions count in. */
  generation: number;
  seenAt: number;
  seenOpen: number;
  /** Null for whoever might not read the authors' part. */
  seenAuthors: number | null;
  sinceAt: number | null;
  sinceOpen: number | null;
  sinceAuthors: number | null;
  looked: number;
}

/** What one of a plan's documents was like at a position of its log, compressed. */
interface PastStateRow {
  planId: string;
  part: 'open' | 'authors';
  generation: number;
  position: number;
  state: Uint8Array;
}

/** Who chose otherwise than what goes without saying. */
interface MailSettingsRow {
  personId: string;
  wanted: number;
  /** JSON of ways by kind of notice; what is not in it goes without saying. */
  ways: string;
}

/** A notice on its way into a mail; several may be in one. */
interface OutboxTable {
  id: Generated<number>;
  /** Null once the notice is gone. */
  noticeId: number | null;
  personId: string;
  threadId: string | null;
  state: Generated<'waiting' | 'claimed' | 'sent' | 'refused' | 'gaveUp'>;
  /** Null until it was looked at for the first time. */
  kind: 'atOnce' | 'digest' | null;
  /** When it is looked at (again). */
  dueAt: number;
  /** The mail that it is in, under this name from the first try to the last; null while it waits. */
  mailId: string | null;
  claimedAt: number | null;
  /** Nobody else tries before. */
  heldUntil: number | null;
  tries: Generated<number>;
  doneAt: number | null;
  /** The code of a mail server that refused it. */
  answer: number | null;
}

/** A framework of standards that a network brought. */
export interface FrameworkRow {
  id: string;
  networkId: string;
  /** its own name for itself */
  identifier: string;
  title: string;
  creator: string | null;
  adoptionStatus: string | null;
  /** standards that could be chosen on the day of the import, and those that were retired then */
  standing: number;
  retired: number;
  importedBy: string | null;
  importedAt: number;
  /** counts the imports that changed something */
  version: number;
  /** JSON of its standards as they are read, a parent before its children; derived from `package` */
  items: string;
  /** the CASE package, whole */
  package: string;
}
