/** Every kind of shape on a hanger is made one more or one fewer. */
import { size as hungSize, layHangerDiagram } from '../drawing/hanger-diagram.ts';
import type { HangerDiagram } from '../hanger-diagram.ts';
import { sayLabel } from '../words.ts';
import type { Handle } from './handle.ts';

export function hangerHandles(figure: HangerDiagram, width: number): Handle[] {
  const { places } = layHangerDiagram(figure, width);
  return (['left', 'right'] as const).flatMap((side, sideAt) => {
    let hanging = 0;
    return figure[side].flatMap(({ shape, label, count }, index): Handle[] => {
      const place = places[sideAt]?.[hanging];
      hanging += count;
      if (count === 0 || !place) return [];
      const path = [side, index, 'count'] as const;
      const many = (next: number) => [{ path, value: Math.max(next, 0) }];
      return [
        {
          id: path.join('.'),
          name: `${capital(shape)} ${sayLabel(label)} on the ${side}`.replace('  ', ' '),
          value: `${count} of them`,
          place,
          area: { x: place.x - hungSize / 2, y: place.y - hungSize / 2, width: hungSize, height: hungSize },
          press: () => many(count + 1),
          by: (right, up) => many(count + right + up),
          remove: () => [{ path: [side, index], value: undefined }],
        },
      ];
    });
  });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
