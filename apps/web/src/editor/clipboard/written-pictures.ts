/**
 * Pictures that are written into pasted HTML as data: taken out before it is read, each under the id that it will have in the plan,
 * so that the text can be put in at once and the pictures follow. What is written elsewhere is not asked for.
 */
import { newId } from '../../new-id.ts';

export interface WithoutPictures {
  readonly html: string;
  readonly pictures: ReadonlyMap<string, File>;
}

const picturesMax = 20;
const written = /(<img\b[^<>]*?\s)src\s*=\s*(["'])data:(image\/(?:png|jpeg|webp|gif));base64,([A-Za-z0-9+/=\s]+)\2/gi;

export function takeOutPictures(html: string): WithoutPictures {
  const pictures = new Map<string, File>();
  const rest = html.replace(written, (whole, start: string, _quote, type: string, data: string) => {
    const file = pictures.size < picturesMax ? fileOf(data, type.toLowerCase()) : null;
    if (file === null) return whole;
    const id = newId();
    pictures.set(id, file);
    return `${start}data-written-picture="${id}" src=""`;
  });
  return { html: rest, pictures };
}

function fileOf(data: string, type: string): File | null {
  try {
    const bytes = Uint8Array.from(atob(data.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0));
    return new File([bytes], 'picture', { type });
  } catch {
    return null;
  }
}
