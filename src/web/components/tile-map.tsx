import { Link } from 'react-router';

/** A prefecture on the map. */
export interface Tile {
  /** JIS X 0401 code, '01' to '47'. */
  code: string;
  name: string;
  /** What stands in the tile, at most four characters. */
  text: string;
  /** 0 (lightest) to 4 (darkest); null where there is no figure. */
  step: 0 | 1 | 2 | 3 | 4 | null;
  /** Said by a screen reader with the name: 79.4%. */
  spoken: string;
  to: string;
}

/** Column and row of each prefecture in the order of its code: every prefecture the same size, neighbours beside each other. */
const PLACES: readonly (readonly [number, number])[] = [
  [13, 0],
  [13, 1],
  [13, 2],
  [13, 3],
  [12, 2],
  [12, 3],
  [12, 4],
  [13, 5],
  [12, 5],
  [11, 5],
  [11, 6],
  [13, 6],
  [12, 6],
  [11, 7],
  [11, 4],
  [10, 4],
  [9, 4],
  [8, 5],
  [10, 6],
  [10, 5],
  [9, 5],
  [10, 7],
  [9, 6],
  [8, 7],
  [8, 6],
  [7, 6],
  [6, 7],
  [6, 6],
  [7, 7],
  [7, 8],
  [5, 6],
  [4, 6],
  [5, 7],
  [4, 7],
  [3, 7],
  [5, 10],
  [5, 9],
  [4, 9],
  [4, 10],
  [2, 8],
  [1, 8],
  [0, 8],
  [1, 9],
  [2, 9],
  [2, 10],
  [1, 10],
  [0, 11],
];
const COLUMNS = 14;
const ROWS = 12;
const HEIGHT = 40;

/**
 * The 47 prefectures as tiles of one size, darker with the step, each with its figure and a link. Widths are percents and
 * letters keep their size, so that it is read on a phone as well. The table with the same figures stands beside it.
 * @param props.legend what the steps stand for, lightest first
 */
export function TileMap(props: { title: string; tiles: readonly Tile[]; legend: readonly string[] }) {
  const { title, tiles, legend } = props;
  return (
    <figure className="tile-map">
      <svg width="100%" height={ROWS * HEIGHT}>
        <title>{title}</title>
        {tiles.map((tile) => (
          <TileCell key={tile.code} tile={tile} />
        ))}
      </svg>
      <figcaption>
        <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-dns-14N-130">
          {legend.map((label, step) => (
            <li key={label} className="flex items-center gap-1.5">
              <svg aria-hidden="true" width="16" height="16">
                <rect width="16" height="16" className="tile" data-step={step} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function TileCell({ tile: { code, name, text, step, spoken, to } }: { tile: Tile }) {
  const [column, row] = PLACES[Number(code) - 1]!;
  const percent = (columns: number) => `${((columns / COLUMNS) * 100).toFixed(3)}%`;
  return (
    <Link to={to} aria-label={`${name} ${spoken}`} className="tile-link">
      <rect
        x={percent(column + 0.03)}
        y={row * HEIGHT + 1}
        width={percent(0.94)}
        height={HEIGHT - 2}
        className="tile"
        data-step={step ?? 'none'}
      />
      <text x={percent(column + 0.5)} y={row * HEIGHT + 16} textAnchor="middle" data-step={step ?? 'none'}>
        {shortName(name)}
      </text>
      <text x={percent(column + 0.5)} y={row * HEIGHT + 32} textAnchor="middle" data-step={step ?? 'none'}>
        {text}
      </text>
    </Link>
  );
}

/** Two characters, as maps abbreviate: 北海道 is 北海, 神奈川県 is 神奈. */
function shortName(name: string): string {
  return name.slice(0, 2);
}
