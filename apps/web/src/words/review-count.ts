/** What is said of Review while it is closed; the rest of its words come with it. */
export const reviewCountWords = {
  heading: 'Review',
  columns: 'Beside the page',
  tabCount: (count: number) => (count === 0 ? 'Review' : `Review ${count}`),
  /** below the outline, while people write */
  quiet: (count: number) =>
    count === 0 ? 'Nothing to look at' : count === 1 ? '1 thing to look at' : `${count} things to look at`,
  quietFailed: 'Not loaded: open the plan again',
};
