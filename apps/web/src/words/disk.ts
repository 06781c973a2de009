/** What people are told while the server runs out of room. Nothing is lost by then, and nobody did anything wrong. */
export const diskWords = {
  /** For those who look after the network: there is time. */
  little:
    'The server is running out of room: less than 500 MB are left. Everything is saved as before. Please see to it soon, or tell whoever looks after the server.',
  /** For everybody. */
  hardlyAny:
    'The server has hardly any room left. Everything is saved as before; should that end, your plan says so and keeps your words. Please tell a facilitator of your network.',
  hide: 'Hide',
} as const;
