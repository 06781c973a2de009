/** What is asked about the words for a picture. */
export const pictureDescriptionWords = {
  title: 'Words for those who do not see it',
  hint: 'Say what matters for the mathematics: “Six counters, two red and four yellow”. No names, no faces.',
  decoration: 'It only decorates',
  done: 'Done',
  later: 'Later',
} as const;
