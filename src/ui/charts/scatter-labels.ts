import { clip } from '../../platform/text.ts';

/** A circle of a scatter: shares from 0 to 1, radius in pixels. */
export interface Bubble {
  key: string;
  x: number;
  y: number;
  radius: number;
  label: string;
  /** Stands out: filled, the others only drawn round; its label comes first. */
  marked: boolean;
}

export type Side = 'right' | 'left' | 'below' | 'above';

/** A label that has room. */
export interface PlacedLabel {
  bubble: Bubble;
  text: string;
  /** The side of its bubble that it is on. */
  side: Side;
}

/** The plot as labels are tried on: a narrow desktop. Wider ones leave more room, phones show the keys alone. */
const WIDTH = 640;
const LETTER = 12;
const LINE = 15;
const LONGEST = 10;

/** Labels of the bubbles, those marked and largest first, that do not run into each other or out of the plot. */
export function placeLabels(bubbles: readonly Bubble[], height: number, most: number): PlacedLabel[] {
  const placed: (PlacedLabel & { left: number; right: number; top: number })[] = [];
  const first = bubbles.toSorted((a, b) => Number(b.marked) - Number(a.marked) || b.radius - a.radius);
  for (const bubble of first) {
    if (placed.length === most) break;
    const text = clip(bubble.label, LONGEST);
    const width = text.length * LETTER;
    for (const side of SIDES) {
      const { left, top } = cornerOf(bubble, side, width, height);
      const right = left + width;
      if (left < 0 || right > WIDTH || top < 0 || top > height) continue;
      const clash = placed.some(
        (other) => left < other.right && other.left < right && Math.abs(top - other.top) < LINE,
      );
      if (clash) continue;
      placed.push({ bubble, text, side, left, right, top });
      break;
    }
  }
  return placed;
}

const SIDES: readonly Side[] = ['right', 'left', 'below', 'above'];

/** Where a label begins, and the height of its middle. */
function cornerOf({ x, y, radius }: Bubble, side: Side, width: number, height: number) {
  const [middle, centre] = [x * WIDTH, (1 - y) * height];
  if (side === 'right') return { left: middle + radius, top: centre };
  if (side === 'left') return { left: middle - radius - width, top: centre };
  const away = radius + LINE / 2;
  return { left: middle - width / 2, top: side === 'below' ? centre + away : centre - away };
}
