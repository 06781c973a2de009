/** How much is too much at the HTTP door: one table, in characters unless the name says otherwise. */
export const httpLimits = {
  title: 200,
  personName: 60,
  schoolName: 120,
  commentText: 10_000,
  quote: 2_000,
  /** Whom one comment can name: people and groups, each of them one. */
  mentions: 20,
  /** What an author would like colleagues to think about. */
  question: 500,
  /** Whom one request can ask: people and groups, each of them one. */
  addressees: 20,
  /** Requests that can be open on a plan at once. */
  openRequests: 20,
  /** A password is at least 15 characters: it is the only factor (NIST SP 800-63B-4). */
  passwordMin: 15,
  passwordMax: 128,
  /** The largest Markdown file that can become a plan. */
  importBytes: 2 * 1024 * 1024,
  importFileName: 300,
  /** The largest picture that can be brought into a plan. */
  pictureBytes: 10 * 1024 * 1024,
  /** A picture's pixels before it is encoded anew. */
  picturePixels: 40_000_000,
  /** Pictures that one plan can keep. */
  picturesPerPlan: 300,
  /** The largest CASE package that can be imported. */
  frameworkCharacters: 8 * 1024 * 1024,
  /** Frameworks that a network can keep. */
  frameworks: 50,
  /** Standards that an import names for each kind of change; it counts them all. */
  changesNamed: 100,
  /** Schools that can be named in one call. */
  schoolsPerCall: 100,
} as const;
