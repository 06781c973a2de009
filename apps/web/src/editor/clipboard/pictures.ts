/**
 * Figures and photos as pictures for other programs, kept until they change: a figure drawn sharp, black on white, a photo as it is seen.
 * A picture takes a moment, so it is made before it is needed.
 */
import type { Picture } from '@tangram/interchange/clipboard';
import { type JSONContent, readFigure } from '@tangram/plan/body';

/** Something that is shown as a picture: a figure, by the text of its attribute, or a photo by its id. */
interface Shown {
  readonly type: 'figure' | 'picture';
  readonly key: string;
}

/** Where the photo of an id can be read; null where it is only on somebody else's device. */
export type PhotoAddress = (id: string) => string | null;

const made = new Map<string, Picture>();
const madeMax = 100;
/** More pixels than the picture shows, so that it is sharp on paper. */
const sharper = 2;
/** As wide as a page of Letter between its margins, in pixels of a page. */
const widthMax = 620;

/** A figure's or a photo's picture, if it was made. */
export const pictureOf = (key: string): Picture | null => made.get(key) ?? null;

/** All that is shown as a picture in these blocks. */
export function shownIn(content: readonly JSONContent[]): Shown[] {
  return content.flatMap(({ type, attrs, content: inner }): Shown[] => {
    if (type === 'figure' || type === 'picture') return [{ type, key: String(attrs?.[type]) }];
    return shownIn(inner ?? []);
  });
}

/** Makes these pictures; one that cannot be made is none, and its words stand for it. */
export async function preparePictures(shown: readonly Shown[], addressOf: PhotoAddress): Promise<void> {
  const missing = new Map(shown.filter(({ key }) => !made.has(key)).map((one) => [one.key, one]));
  const wanted = [...missing.values()].slice(0, madeMax);
  if (made.size + wanted.length > madeMax) made.clear();
  for (const { type, key } of wanted) {
    const picture = await (type === 'figure' ? drawn(key) : photo(addressOf(key))).catch(() => null);
    if (picture) made.set(key, picture);
  }
}

async function drawn(figure: string): Promise<Picture | null> {
  const drawing = await import('@tangram/math-figures');
  const picture = drawing.picture(readFigure(figure));
  if (picture.kind !== 'drawn') return null;
  const address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
  try {
    return await painted(address, ({ width }) => width * sharper, 'image/png');
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Of a photo no more pixels are made than it has. */
async function photo(address: string | null): Promise<Picture | null> {
  return address === null ? null : painted(address, ({ width }) => Math.min(width, widthMax * sharper), 'image/jpeg');
}

async function painted(
  address: string,
  pixels: (image: HTMLImageElement) => number,
  type: 'image/png' | 'image/jpeg',
): Promise<Picture | null> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { width, height } = image;
  const canvas = document.createElement('canvas');
  canvas.width = pixels(image);
  canvas.height = Math.max(1, Math.round((canvas.width * height) / width));
  const pen = canvas.getContext('2d');
  if (pen === null || width === 0 || height === 0) return null;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const seen = Math.min(width, widthMax);
  return { address: canvas.toDataURL(type, 0.9), width: seen, height: Math.round((seen * height) / width) };
}
