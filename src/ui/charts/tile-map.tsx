import { Link } from '../link.tsx';

/** Which colour, and how deep: 1 the lightest, 5 the darkest. */
interface TileColour {
  hue: 'blue' | 'orange';
  depth: number;
}

/** A prefecture on the map. */
export interface Tile {
  /** JIS X 0401 code, '01' to '47'. */
  code: string;
  name: string;
  /** The text in the tile, at most five characters. */
  text: string;
  /** Null if there is no figure. */
  colour: TileColour | null;
  /** Said by a screen reader after the name, in place of the text: 79.4%. */
  spoken: string;
  to: string;
}

/**
 * The 47 prefectures as tiles of one size, each with its whole name, its figure and a link; on a phone the country is folded in two, so
 * that names keep their size. What the colour says is in the figure and its mark too, and in the table beside.
 * @param props.tiles in the order of their codes
 * @param props.legend what the colours mean
 */
export function TileMap(props: {
  title: string;
  tiles: readonly Tile[];
  legend: readonly { label: string; colour: TileColour }[];
}) {
  const { title, tiles, legend } = props;
  return (
    <figure>
      <ul className="tile-map" aria-label={title}>
        {tiles.map(({ code, name, text, colour, spoken, to }) => (
          <li
            key={code}
            className="tile tile-colour"
            data-code={code}
            data-hue={colour?.hue}
            data-depth={colour?.depth}
          >
            <Link to={to}>
              <span>
                {shortName(name)}
                <span className="sr-only">{name.slice(shortName(name).length)}</span>
              </span>
              <span aria-hidden="true" className="tabular-nums">
                {text}
              </span>
              <span className="sr-only">{spoken}</span>
            </Link>
          </li>
        ))}
      </ul>
      <figcaption>
        <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-dns-14N-130">
          {legend.map(({ label, colour }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span
                aria-hidden="true"
                className="tile-colour inline-block size-4 border border-solid-gray-420"
                data-hue={colour.hue}
                data-depth={colour.depth}
              />
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** Without 都, 府 or 県, as maps write them; 北海道 stays whole. */
function shortName(name: string): string {
  return name.replace(/[都府県]$/, '');
}
