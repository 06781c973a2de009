/**
 * A picture from this device as it is sent: decoded, turned upright and no larger than a page needs. Where it was taken, when and
 * with what never leaves the device; the server encodes it once more and believes none of this.
 */

const bytesMax = 10 * 1024 * 1024;
const longestSide = 2_000;
const types = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

export type Shrunk =
  | { readonly kind: 'picture'; readonly blob: Blob }
  | { readonly kind: 'tooLarge'; readonly megabytes: number; readonly limit: number }
  | { readonly kind: 'noPicture' };

export async function shrink(file: File): Promise<Shrunk> {
  if (file.size > bytesMax) {
    const megabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10;
    return { kind: 'tooLarge', megabytes: megabytes(file.size), limit: megabytes(bytesMax) };
  }
  if (!types.includes(file.type)) return { kind: 'noPicture' };
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (bitmap === null) return { kind: 'noPicture' };
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  pen?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const encoded = (type: string) => new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.88));
  // A photo as a photo; what may have sharp edges or see-through places without loss.
  let blob = await encoded(file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png');
  // A photo that somebody kept as PNG; what is see-through stands on paper.
  if (pen && blob && blob.size > bytesMax) {
    pen.globalCompositeOperation = 'destination-over';
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    blob = await encoded('image/jpeg');
  }
  return blob === null || blob.size > bytesMax ? { kind: 'noPicture' } : { kind: 'picture', blob };
}
