/** All that reads and writes the clipboard, in one piece that comes later than the page (code.ts). */
export * from '@tangram/interchange/clipboard';
export { flavoursOf } from './flavours.ts';
export { preparePictures, shownIn } from './pictures.ts';
