/** What an editor reads below a picture of student work of which nobody has said yet whose it is, and what is asked about it. */
export const whoseWorkWords = {
  says: 'Only those who may edit see this picture until somebody has said whose work it shows.',
  wordsWait: 'Its description waits on this device and comes back with the answer.',
  answer: 'Say whose work it shows',
  title: 'Whose work it shows',
  later: 'Later',
  describe: 'Describe it',
  done: 'Done',
} as const;
