/** Products on one page of the declarations' table. */
export const SOURCES_PAGE = 50;
