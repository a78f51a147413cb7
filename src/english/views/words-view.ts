import { englishDate } from '../dates.ts';
import { GLOSSARY } from '../glossary/glossary.ts';
import { namedLinks } from './search-view.ts';

/** The lists of the glossary, in the order of the page. */
const LISTS = [
  ['response', 'Shipment response'],
  ['volume', 'Shipment volume'],
  ['reason', 'Reasons'],
  ['outlook', 'Outlook: is an end expected?'],
  ['volumeOutlook', 'Outlook: when will the volume improve?'],
  ['category', 'Product categories'],
  ['route', 'Routes'],
  ['essential', 'Medicines whose supply is to be secured'],
  ['nearness', 'How near a possible alternative is'],
  ['biologicRole', 'Biologics of one family'],
  ['unit', 'Units of strengths'],
  ['term', 'Other words'],
] as const;

/** The glossary as its page shows it: the terms by list, where their English comes from, and the names that may be searched for. */
export function wordsView() {
  const { reviewed, review, sources, terms } = GLOSSARY;
  return {
    reviewed: englishDate(reviewed),
    review,
    sources: Object.entries(sources).map(([id, source]) => ({ id, ...source })),
    lists: LISTS.map(([list, title]) => ({
      list,
      title,
      terms: terms.filter((term) => term.list === list),
    })),
    names: namedLinks(),
  };
}
