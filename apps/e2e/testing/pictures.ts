/** Pictures for journeys: files made by hand, chosen as teachers do, and what a page shows of them. */
import { createCipheriv } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import * as Y from 'yjs';
import type { Teacher } from './browser.ts';

/** A picture in a text, as another program's page would write it. */
export function writtenPicture(picture: string): Y.XmlElement {
  const node = new Y.XmlElement('picture');
  const attributes = { picture, width: 40, height: 30 };
  for (const [name, value] of Object.entries(attributes)) {
    (node as unknown as { setAttribute(name: string, value: unknown): void }).setAttribute(name, value);
  }
  return node;
}

/** A picture file made by hand: PNG, one gray, or colored noise that nothing makes smaller. */
export function png(width: number, height: number, kind: 'gray' | 'noise' = 'gray'): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, kind === 'gray' ? 0 : 2, 0, 0, 0], 8);
  const rowBytes = 1 + width * (kind === 'gray' ? 1 : 3);
  const rows = Buffer.alloc(rowBytes * height, 90);
  if (kind === 'noise') createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(rows).copy(rows);
  for (let y = 0; y < height; y += 1) rows[y * rowBytes] = 0;
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: kind === 'gray' ? 6 : 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Chooses a file by the toolbar's button, which puts its picture at the caret. */
export async function choosesPicture({ page }: Teacher, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await (await chooser).setFiles({ name: 'picture.png', mimeType: 'image/png', buffer });
}

/** The picture of a section as the page shows it: its words and its size once it is decoded. */
export const pictureIn = async (teacher: Teacher, section: string, name: string) => {
  const image = teacher.section(section).getByRole('img', { name });
  await image.waitFor();
  await image.scrollIntoViewIfNeeded();
  return image.evaluate(async (element: HTMLImageElement) => {
    await element.decode();
    return { width: element.naturalWidth, height: element.naturalHeight, source: new URL(element.src).pathname };
  });
};
