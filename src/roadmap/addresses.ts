/** Addresses of the room's pages and files; the query is the state. */

export const ROADMAP_PATH = '/roadmap';
export const TIMETABLE_PATH = '/roadmap/timetable';
export const INITIATIVES_PATH = '/roadmap/initiatives';
export const KPIS_PATH = '/roadmap/kpis';
/** The review, with the ending of a format behind it. */
export const REVIEW_PATH = '/roadmap/review';
/** The same on eight pages. */
export const SHORT_REVIEW_PATH = '/roadmap/review-short';
/** Days that `?as-of=` takes: from the first roadmap's year to a year beyond every plan. */
export const FIRST_REVIEW_DAY = '2013-04-01';
export const LAST_REVIEW_DAY = '2040-12-31';
/** The page where the ministry's officers see what waits for them. */
export const DESK_PATH = '/desk/roadmap';

export const initiativePath = (id: string) => `${INITIATIVES_PATH}/${id}`;
export const kpiPath = (id: string) => `${KPIS_PATH}/${id}`;
export const deskInitiativePath = (id: string) => `${DESK_PATH}/initiatives/${id}`;
export const deskKpiPath = (id: string) => `${DESK_PATH}/kpis/${id}`;
