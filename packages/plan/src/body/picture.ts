/**
 * A picture embedded in a body, by the id under which the server keeps it: a photo of a board, of counters, of a price. Its size
 * is known once it is stored; until then it is on its way from somebody's device. `alt` is its words for those who do not see
 * it: null while nobody was asked, '' for one that only decorates.
 */
import { Node } from '@tiptap/core';

export const PICTURE_ALT_MAX = 500;

/** Whether this may be the id of a picture. */
export function isPictureId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id);
}

/** Where a picture is read: of this server, and only by an id. Null for what is none. */
export function pictureAddress(id: unknown): string | null {
  return isPictureId(id) ? `/api/pictures/${id}` : null;
}

const side = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 20_000 ? value : null;

export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    const number = (name: string) => ({
      default: null,
      validate: 'number|null',
      parseHTML: (element: { getAttribute(name: string): string | null }) => side(Number(element.getAttribute(name))),
      rendered: false,
    });
    return {
      picture: {
        default: '',
        validate: 'string',
        parseHTML: (element) => element.getAttribute('data-picture'),
        rendered: false,
      },
      alt: {
        default: null,
        validate: 'string|null',
        parseHTML: (element) => element.getAttribute('data-alt')?.slice(0, PICTURE_ALT_MAX) ?? null,
        rendered: false,
      },
      width: number('data-width'),
      height: number('data-height'),
    };
  },
  parseHTML() {
    return [
      {
        tag: 'figure[data-picture]',
        getAttrs: (element) => (isPictureId(element.getAttribute('data-picture')) ? null : false),
      },
    ];
  },
  renderHTML({ node }) {
    const { picture, alt } = node.attrs;
    const [width, height] = [side(node.attrs.width), side(node.attrs.height)];
    const src = width === null ? null : pictureAddress(picture);
    const shown = {
      class: 'picture',
      'data-picture': picture,
      'data-alt': alt,
      'data-width': width,
      'data-height': height,
    };
    if (src === null) return ['figure', shown, ['p', alt ?? '']];
    return ['figure', shown, ['img', { src, alt: alt ?? '', width, height, decoding: 'async' }]];
  },
  renderText: ({ node }) => node.attrs.alt ?? '',
});
