import { TILE_COLUMNS, TILE_PLACES, TILE_ROWS } from '../../platform/tile-places.ts';
import { Link } from '../link.tsx';

/** A prefecture on the map. */
export interface Tile {
  /** JIS X 0401 code, '01' to '47'. */
  code: string;
  name: string;
  /** The text in the tile, at most four characters. */
  text: string;
  /** 0 (lightest) to 4 (darkest); null if there is no figure. */
  step: 0 | 1 | 2 | 3 | 4 | null;
  /** Said by a screen reader with the name: 79.4%. */
  spoken: string;
  to: string;
}

const HEIGHT = 40;

/**
 * The 47 prefectures as tiles of one size, darker with the step, each with its figure and a link. Widths are percents and
 * letters keep their size, so that it is read on a phone as well. The table with the same figures is beside it.
 * @param props.legend what the steps mean, lightest first
 */
export function TileMap(props: { title: string; tiles: readonly Tile[]; legend: readonly string[] }) {
  const { title, tiles, legend } = props;
  return (
    <figure className="tile-map">
      <svg width="100%" height={TILE_ROWS * HEIGHT}>
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
  const [column, row] = TILE_PLACES[Number(code) - 1]!;
  const percent = (columns: number) => `${((columns / TILE_COLUMNS) * 100).toFixed(3)}%`;
  return (
    <Link to={to} className="tile-link">
      {/* Said by a screen reader, and shown where a pointer rests: the tile has room for two letters of the name. */}
      <title>{`${name} ${spoken}`}</title>
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
