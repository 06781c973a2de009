/** What is said of pictures in a text. */
import { PICTURE_KEPT_DAYS } from '@tangram/plan';

export const pictureWords = {
  button: 'Picture',
  insert: 'Insert a picture',
  also: 'photo image',
  describe: 'Describe this picture',
  change: 'Change the description',
  wordsWait: 'Words that you wrote for it wait on this device.',
  onItsWay: 'This picture is still on its way from the device that added it.',
  waiting: 'Kept on this device. It is sent as soon as there is a connection.',
  sending: 'Sending…',
  notShown: 'this picture cannot be shown right now.',
  notHere: 'this picture is not kept on this device. It is shown as soon as there is a connection.',
  keptNoMore: `this picture is no longer kept. One that was taken out of a plan is deleted after ${PICTURE_KEPT_DAYS} days; whoever edits the plan can put it in again.`,
  /** Where a picture does not come its words stand, and why. */
  missing: (alt: string, why: string) => (alt === '' ? why.replace(/^t/, 'T') : `${alt}: ${why}`),
  refused: (why: string) => `${why} It is only on this page.`,
  remove: 'Remove it',
  tooLarge: (megabytes: number, limit: number) =>
    `This picture has ${megabytes} MB. The limit is ${limit} MB: make it smaller, or take a new one at a lower resolution.`,
  noPicture: 'This file is no picture that can be kept here. Take a PNG, JPEG, WebP or GIF.',
  notKept: 'This device cannot keep the picture until it is sent. Nothing was added.',
} as const;
