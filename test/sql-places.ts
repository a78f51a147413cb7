/**
 * Statements for the analytics engine, which is asked of no table of PostgreSQL: the compiler of measures, the builder of cubes, and
 * rows of dispensing.
 */
export const ENGINE_SQL =
  /^src\/indicators\/(.*\/)?(compile|cube-sql|monthly-cube|check-dispensing|dispensing-[a-z-]+)\.ts$/;
