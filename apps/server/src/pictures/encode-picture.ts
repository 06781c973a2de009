/**
 * A picture encoded anew: decoded, turned the right way up, made no larger than a page needs, and written again as PNG or JPEG.
 * Nothing of the file that was sent remains but what is seen: no place, no camera, no thumbnail, nothing behind its end.
 * The decoder is libvips, in threads of its own; what it cannot decode within its limits is refused.
 */
import { httpLimits } from '@tangram/contract';
import sharp from 'sharp';
import type { EncodedPicture } from '../store/pictures.ts';

/** Not a picture that can be taken, in a sentence. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
}

/** Too many pictures are being encoded. Nothing is wrong with this one. */
export class PicturesBusy extends Error {
  override readonly name = 'PicturesBusy';
}

export type EncodePicture = (file: Uint8Array) => Promise<EncodedPicture>;

const formats = ['png', 'jpeg', 'webp', 'gif'];
const longestSide = 2_000;
const atOnce = 2;
const waitingMax = 20;
const seconds = 10;

// One thread for each picture: a page of people typing shares these cores. Nothing of a picture is kept for the next.
sharp.concurrency(1);
sharp.cache(false);

/** Encodes a few pictures at a time; the others wait their turn, and beyond that `PicturesBusy` is thrown. */
export function createEncodePicture(): EncodePicture {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (file) => {
    if (running === atOnce) {
      if (waiting.length === waitingMax) throw new PicturesBusy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await encode(file);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

async function encode(file: Uint8Array): Promise<EncodedPicture> {
  const source = () => sharp(file, { limitInputPixels: httpLimits.picturePixels, failOn: 'error', pages: 1 });
  // Of no bytes at all it says so at once, and of others when it has looked.
  const known = await (async () => source().metadata())().catch(() => null);
  if (known === null || !formats.includes(known.format)) {
    throw new PictureRefused('This is no picture that can be kept here. Take a PNG, JPEG, WebP or GIF.');
  }
  if (known.width * known.height > httpLimits.picturePixels) {
    throw new PictureRefused(
      `This picture has more than ${httpLimits.picturePixels / 1_000_000} million pixels. Make it smaller first.`,
    );
  }
  const lossless = known.format === 'png' || known.format === 'gif' || known.hasAlpha;
  const upright = source()
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColorspace('srgb')
    .timeout({ seconds });
  const written = lossless ? upright.png({ compressionLevel: 9 }) : upright.jpeg({ quality: 84 });
  try {
    const { data, info } = await written.toBuffer({ resolveWithObject: true });
    return { type: lossless ? 'image/png' : 'image/jpeg', width: info.width, height: info.height, bytes: data };
  } catch {
    throw new PictureRefused('This picture is damaged or could not be read in time. Save it again and try once more.');
  }
}
