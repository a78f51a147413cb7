import { prefecturePath } from '../../../addresses.ts';
import type { ClassRow, PrefecturePage } from '../../../views/read-prefecture.ts';

/** Classes shown before all are asked for. */
const TOP = 10;
/** Name in the address of the wish to see every class; `all` grants it. */
const CLASSES = 'classes';

/** What goes to the reader's browser of a prefecture: a page of a hundred classes is three times as long. */
export interface PrefectureData extends Omit<PrefecturePage, 'parts'> {
  /** The classes with the largest savings; all of them on request. */
  classes: ClassRow[];
  allClasses: boolean;
  /** How many there are. */
  classCount: number;
  /** Address of the page with all classes, or without. */
  otherPath: string;
}

/** The data of the page as its address asks for it. */
export function prefectureData(
  { parts: _, ...page }: PrefecturePage,
  params: URLSearchParams,
): PrefectureData {
  const allClasses = params.get(CLASSES) === 'all';
  const other = new URLSearchParams(params);
  if (allClasses) other.delete(CLASSES);
  else other.set(CLASSES, 'all');
  const lagging = page.classes.filter(
    ({ toMedian, toBestTenth }) => Math.max(toMedian?.upper ?? 0, toBestTenth?.upper ?? 0) > 0,
  );
  return {
    ...page,
    classes: allClasses ? page.classes : lagging.slice(0, TOP),
    allClasses,
    classCount: page.classes.length,
    otherPath: `${prefecturePath(page.code)}${other.size > 0 ? `?${other}` : ''}#classes`,
  };
}
