/** Addresses of the pages of the biosimilar information site. */

export const SITE_PATH = '/biosimilars';
export const PATIENTS_PATH = '/biosimilars/patients';
export const PROFESSIONALS_PATH = '/biosimilars/professionals';
export const INSURERS_PATH = '/biosimilars/insurers';
export const INGREDIENTS_PATH = '/biosimilars/ingredients';
export const GLOSSARY_PATH = '/biosimilars/glossary';
export const MATERIALS_PATH = '/biosimilars/materials';
export const SEMINARS_PATH = '/biosimilars/seminars';
export const CASES_PATH = '/biosimilars/cases';
export const COST_PATH = '/biosimilars/cost';

/** One of the state's ingredients, by the id of its family. */
export const ingredientPath = (id: string) => `${INGREDIENTS_PATH}/${encodeURIComponent(id)}`;
/** A term of the glossary. */
export const termPath = (id: string) => `${GLOSSARY_PATH}#${id}`;
/** What one month costs, with the ingredient chosen. */
export const costPath = (ingredient: string) => `${COST_PATH}?${new URLSearchParams({ ingredient })}`;

/** A published case. */
export const casePath = (id: string) => `${CASES_PATH}/${id}`;
export const NEW_CASE_PATH = `${CASES_PATH}/new`;
/** What one's organisation sent, with its state. */
export const OWN_CASES_PATH = `${CASES_PATH}/mine`;
export const ownCasePath = (id: string) => `${OWN_CASES_PATH}/${id}`;
export const SEMINARS_FEED = '/feeds/biosimilar-seminars.ics';
/** The pages where the ministry's officers change the site. */
export const DESK_CASES_PATH = '/desk/biosimilars/cases';
export const DESK_SEMINARS_PATH = '/desk/biosimilars/seminars';
export const DESK_MATERIALS_PATH = '/desk/biosimilars/materials';
export const deskCasePath = (id: string) => `${DESK_CASES_PATH}/${id}`;
export const deskSeminarPath = (id: string) => `${DESK_SEMINARS_PATH}/${id}`;
