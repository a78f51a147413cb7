/** For a page of which a part is missing while the database is away: it is for who asks now, and nobody keeps it. */
export const FOR_NOW = { headers: { 'Cache-Control': 'no-store' } };
