/** What the dialog for sharing says beside the words that load at once. */
export const shareWords = {
  /** of somebody whose right by name is lower than what their circle gives them */
  inFact: (access: string) => `${access}, as everyone in the circle`,
};
