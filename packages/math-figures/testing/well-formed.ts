/** A strict reader of the little XML that drawings are written in: it throws on anything that is not well-formed. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7});)/;

/** Its elements in the order of their start, each with the text directly inside it. */
export function readXml(markup: string): XmlElement[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: { name: string; text: string }[] = [];
  let at = 0;
  while (at < markup.length) {
    const [whole, end, name = '', rest = '', closed, text] =
      /^(?:<(\/?)([a-z]+)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*="[^"<]*")*)\s*(\/?)>|([^<>]+))/.exec(markup.slice(at)) ?? [];
    if (whole === undefined) throw new Error(`not well-formed at ${at}: ${markup.slice(at, at + 60)}`);
    if (entity.test(whole)) throw new Error(`a bare ampersand in ${whole}`);
    if (text !== undefined) {
      const inside = open.at(-1);
      if (!inside) throw new Error(`text outside of the root: ${text}`);
      inside.text += unescaped(text);
    } else if (end === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const element = { name, attributes: attributesOf(rest), text: '' };
      if (open.length === 0 && elements.length > 0) throw new Error('a second root');
      elements.push(element);
      if (closed !== '/') open.push(element);
    }
    at += whole.length;
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return elements;
}

function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/([a-zA-Z][a-zA-Z0-9:-]*)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`${name} twice`);
    attributes[name] = unescaped(value);
  }
  return attributes;
}

function unescaped(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
