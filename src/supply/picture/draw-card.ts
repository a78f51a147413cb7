/** The picture that others show beside a link to a page (Open Graph): drawn in the drawer's thread from the words of {@link Card}. */
import { toPng } from '../../platform/picture/png.ts';
import { svgText } from '../../platform/picture/text-svg.ts';

/** What the picture says. */
export interface Card {
  title: string;
  /** Under the title: what it is. */
  facts: string;
  /** A status a line, with what its colour says. */
  states: { label: string; word: string; tone: 'calm' | 'caution' | 'severe' | 'unknown' }[];
  /** Small, at the foot. */
  foot: string;
  /** Says that all of it is invented; null for what is real. */
  invented: string | null;
}

/** What networks ask for: 1.91 to 1, read at a third of its size. */
export const CARD = { width: 1200, height: 630 };
const EDGE = 64;
const INNER = CARD.width - 2 * EDGE;
/** As on the pages (ui of supply and web/styles.css): ink, ground and edge. */
const TONES = {
  calm: { ink: '#333333', ground: '#ffffff', edge: '#767676' },
  caution: { ink: '#6d2600', ground: '#ffeee2', edge: '#ac3e00' },
  severe: { ink: '#ffffff', ground: '#ce0000', edge: '#ce0000' },
  unknown: { ink: '#1a1a1a', ground: '#f2f2f2', edge: '#666666' },
} as const;

/** The picture as PNG. */
export async function drawCard(card: Card): Promise<Buffer> {
  return toPng(cardSvg(card));
}

function cardSvg({ title, facts, states, foot, invented }: Card): string {
  const parts: string[] = [];
  const say = (text: string, place: Parameters<typeof svgText>[1]) => {
    const drawn = svgText(text, place);
    parts.push(drawn.svg);
    return drawn;
  };
  const name = say('安定 Antei', { x: EDGE, y: 22, size: 36, weight: 700, fill: '#ffffff' });
  say('医療用医薬品の供給状況', { x: name.right + 32, y: 27, size: 28, fill: '#ffffff' });
  let y = 116;
  if (invented)
    y =
      say(invented, { x: EDGE, y, size: 26, weight: 700, fill: '#ce0000', width: INNER, most: 2 }).bottom + 8;
  y =
    say(title, { x: EDGE, y, size: 60, weight: 700, leading: 1.25, fill: '#1a1a1a', width: INNER, most: 2 })
      .bottom + 8;
  say(facts, { x: EDGE, y, size: 30, fill: '#333333', width: INNER, most: 2 });
  let at = 420;
  for (const { label, word, tone } of states) {
    const { ink, ground, edge } = TONES[tone];
    say(label, { x: EDGE, y: at + 4, size: 30, fill: '#333333' });
    const words = svgText(word, { x: EDGE + 180, y: at, size: 36, weight: 700, fill: ink });
    parts.push(
      `<rect x="${EDGE + 160}" y="${at - 4}" width="${words.right - EDGE - 140}" height="58" rx="8" fill="${ground}" stroke="${edge}" stroke-width="2"/>`,
      words.svg,
    );
    at += 72;
  }
  say(foot, { x: EDGE, y: 570, size: 26, fill: '#333333', width: INNER });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}" width="${CARD.width}" height="${CARD.height}"><path fill="#ffffff" d="M0 0h1200v630H0z"/><path fill="#0017c1" d="M0 0h1200v92H0z"/>${parts.join('')}</svg>`;
}
