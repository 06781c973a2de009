/** What is said of an intervention's schedule. */
export const scheduleWords = {
  total: ({ sessions, minutes }: { readonly sessions: number; readonly minutes: number }) =>
    `${minutes.toLocaleString('en')} minutes in ${sessions === 1 ? '1 session' : `${sessions.toLocaleString('en')} sessions`}.`,
};
