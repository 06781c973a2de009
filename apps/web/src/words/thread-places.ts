/** What the page itself says of threads, before their column is there, and of sections that a link leads to. */
export const threadPlaceWords = {
  linkGone: 'This comment is not here any more.',
  noneToWalk: 'There is no comment to go to here.',
  sectionGone: 'The part of the plan that this link leads to is not here any more.',
  sectionNotYet:
    'The part of the plan that this link leads to is not on this device yet. It opens when the connection is back.',
} as const;
