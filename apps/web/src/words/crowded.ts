/** What is said to whoever has more plans open than go at once. */
export const crowdedWords = {
  what: 'You have many plans open, in this browser or on another device.',
  /** This plan is not here yet. */
  opens: 'Close one of the other tabs, and this plan opens by itself.',
  /** This device has the plan. */
  kept: 'Close one of the other tabs, and this one goes on. Until then, what you write here is kept on this device.',
  /** This device has the plan, and cannot keep more of it. */
  notKept:
    'Close one of the other tabs, and this one goes on. Keep this page open until then: this device cannot keep what you write.',
  hide: 'Hide',
} as const;
