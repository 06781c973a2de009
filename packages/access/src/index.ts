/** The one door of @tangram/access: who may do what to a plan, and the proof of it; and who may do what to a network. */
export { type AccessLevel, type Action, accessLevels, actions, atLeast } from './action.ts';
export { membersOf, type NotReached, type Reach, reachOf } from './addressees.ts';
export { type CircleMember, circleOf, circleSentence } from './circle.ts';
export type { Grant } from './grant.ts';
export { mayBeQuoted } from './in-mail.ts';
export { mayInNetwork, type NetworkAction, networkActions } from './network-rules.ts';
export { accessOf, type Decision, decide, type PlanFacts, type Refusal } from './rules.ts';
export { coachesOf, mayReadThread, type ThreadFacts } from './thread-rules.ts';
export type { HeldRole, Viewer } from './viewer.ts';
