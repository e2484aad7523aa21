import type { Mark } from '#lib/charts';

const WAYS: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * The mark an arrow key leads to: the nearest in that direction, else the one before or after in reading order.
 * Undefined when the key is no arrow, Home or End, or there is nowhere to go.
 */
export function neighbour(marks: readonly Mark[], from: string, key: string): Mark | undefined {
  if (key === 'Home') return marks[0];
  if (key === 'End') return marks.at(-1);
  const way = WAYS[key];
  const at = marks.findIndex((mark) => mark.id === from);
  const here = marks[at];
  if (!way || !here) return undefined;
  const [x, y] = middle(here);
  const ahead = marks.flatMap((mark) => {
    const [dx, dy] = [middle(mark)[0] - x, middle(mark)[1] - y];
    const [along, aside] = way[0] === 0 ? [dy * way[1], Math.abs(dx)] : [dx * way[0], Math.abs(dy)];
    return along > 1 ? [{ mark, distance: along + aside * 3 }] : [];
  });
  ahead.sort((a, b) => a.distance - b.distance);
  return ahead[0]?.mark ?? (way[0] === 0 ? undefined : marks[at + way[0]]);
}

function middle({ band }: Mark): [number, number] {
  return [band.x + band.width / 2, band.y + band.height / 2];
}
