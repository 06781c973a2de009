/** What is said to whoever comes in: signing in, being invited, setting the network up. */
export const signInWords = {
  title: 'Sign in to Tangram',
  lead: 'Where the math teachers of a network plan together.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'E-mail and password do not match an account here. Check both, or ask your facilitator for an invitation.',
  tooMany: 'Too many tries in a short time. Wait a minute, then try again.',
  unreachable: 'The server could not be reached. Check your connection and try again.',
  demoTitle: 'Just looking? Try as …',
  demoLead: 'This is a demo network with invented people and schools. One click signs you in.',
  demoFailed: 'That did not work: the server could not be reached or the demo is over. Try again.',
  again: 'You are signed out. Sign in again to go on; what you wrote is kept on this device.',
  needsSetUp: 'Nobody has set this server up yet. Open the one-time link that it printed when it started.',
};

export const invitationWords = {
  title: (network: string) => `Join ${network}`,
  heading: 'Your invitation',
  invitedAs: (role: string, school: string | null) =>
    school === null ? `You are invited as: ${role}.` : `You are invited as: ${role} at ${school}.`,
  email: 'The e-mail address that was invited',
  name: 'Your name, as colleagues will see it',
  password: 'Password',
  submit: 'Join',
  gone: 'This invitation was used, withdrawn, or is older than 7 days. Ask your facilitator for a new one.',
  unknown: 'This invitation link is not complete or not known here. Copy the whole link, or ask for a new one.',
  otherAddress: 'The invitation was made for another e-mail address. Use the address that received it.',
};

export const setUpWords = {
  title: 'Set up your network',
  lead: 'You will be its first facilitator: you name the schools and invite the people.',
  networkName: 'Name of the network',
  name: 'Your name',
  email: 'Your e-mail',
  password: 'Password',
  passwordHelp: 'At least 15 characters. A few words in a row are easy to remember.',
  schools: 'Schools, one on each line',
  schoolsHelp: 'You can add and rename them later.',
  submit: 'Begin',
  noToken: 'The link is not complete. Copy the whole line that the server printed when it started.',
  usedTitle: 'Tangram is set up',
  used: 'This link was used already. If you have an account, sign in; if not, ask the person who set Tangram up for an invitation.',
  signIn: 'Sign in',
  toDesk: 'Go to your desk',
};
