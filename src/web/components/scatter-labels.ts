/** A circle of a scatter: shares from 0 to 1, radius in pixels. */
export interface Bubble {
  key: string;
  x: number;
  y: number;
  radius: number;
  label: string;
}

/** The plot as labels are tried on: a narrow desktop. Wider ones leave more room, phones show the keys alone. */
const WIDTH = 640;
const LETTER = 12;
const LINE = 15;

/** The keys of bubbles, largest first, whose labels do not run into each other or out of the plot. */
export function labelledKeys(bubbles: readonly Bubble[], height: number, most: number): Set<string> {
  const taken: { left: number; right: number; top: number }[] = [];
  const labelled = new Set<string>();
  for (const { key, x, y, radius, label } of bubbles.toSorted((a, b) => b.radius - a.radius)) {
    if (labelled.size === most) break;
    const left = x * WIDTH + radius;
    const box = { left, right: left + label.length * LETTER, top: (1 - y) * height };
    const clash = taken.some(
      (other) => box.left < other.right && other.left < box.right && Math.abs(box.top - other.top) < LINE,
    );
    if (clash || box.right > WIDTH) continue;
    taken.push(box);
    labelled.add(key);
  }
  return labelled;
}
