/** What the page itself says of threads, before their column is there. */
export const threadPlaceWords = {
  linkGone: 'This comment is not here any more.',
  noneToWalk: 'There is no comment to go to here.',
} as const;
