import type { SupplyReader } from '../../supply/index.ts';
import type { ProductQuery, ShipmentResponse, ShipmentVolume } from '../../supply/model.ts';
import { englishDate } from '../dates.ts';
import { searchAddress } from './search-view.ts';

/** What each figure counts: products with one of these answers. */
const FIGURES: { label: string; filters: { response?: ShipmentResponse[]; volume?: ShipmentVolume[] } }[] = [
  { label: 'Shipment limited', filters: { response: ['limitedOwn', 'limitedOthers', 'limitedOther'] } },
  { label: 'Supply stopped', filters: { response: ['stopped'] } },
  { label: 'Volume decreased', filters: { volume: ['decreased'] } },
];

/** The figures of the newest edition, each with the search that shows its products; null before the first one. */
export async function topView(supply: SupplyReader) {
  const { edition } = await supply.snapshot();
  if (!edition) return null;
  const all: ProductQuery = { q: '', filters: {}, sort: 'relevance', page: 1, size: 1 };
  const { counts, total } = await supply.search(all);
  return {
    asOf: edition.asOf,
    date: englishDate(edition.asOf),
    total,
    figures: FIGURES.map(({ label, filters }) => ({
      label,
      to: searchAddress({ filters }),
      products: [
        ...(filters.response ?? []).map((code) => counts.response.get(code) ?? 0),
        ...(filters.volume ?? []).map((code) => counts.volume.get(code) ?? 0),
      ].reduce((sum, count) => sum + count, 0),
    })),
  };
}
