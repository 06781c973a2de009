/** Figures as pictures for other programs: drawn sharp, black on white, and kept until they change. A picture takes a moment, so it is made before it is needed. */
import type { Picture } from '@tangram/interchange/clipboard';
import { readFigure } from '@tangram/plan/body';

const made = new Map<string, Picture>();
const madeMax = 100;
/** More pixels than the picture shows, so that it is sharp on paper. */
const sharper = 2;

/** A figure's picture by the text of its attribute, if it was made. */
export const pictureOf = (figure: string): Picture | null => made.get(figure) ?? null;

/** Makes the pictures of these figures; one that cannot be drawn has none, and its words stand for it. */
export async function preparePictures(figures: readonly string[]): Promise<void> {
  const missing = [...new Set(figures)].filter((figure) => !made.has(figure)).slice(0, madeMax);
  if (missing.length === 0) return;
  const drawing = await import('@tangram/math-figures');
  if (made.size + missing.length > madeMax) made.clear();
  for (const figure of missing) {
    const drawn = drawing.picture(readFigure(figure));
    const picture = drawn.kind === 'drawn' ? await rasterize(drawn.svg).catch(() => null) : null;
    if (picture) made.set(figure, picture);
  }
}

async function rasterize(svg: string): Promise<Picture | null> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { width, height } = image;
    const canvas = document.createElement('canvas');
    canvas.width = width * sharper;
    canvas.height = height * sharper;
    const pen = canvas.getContext('2d');
    if (pen === null || width === 0 || height === 0) return null;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return { address: canvas.toDataURL('image/png'), width, height };
  } finally {
    URL.revokeObjectURL(address);
  }
}
