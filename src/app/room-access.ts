/** Loads what every room records in the audit trail and lets tokens do, so that both can be told of. */
import '../access/own-deeds.ts';
import '../reporting/deeds.ts';
import '../reporting/scopes.ts';
import '../roadmap/deeds.ts';
import '../biosimilars/deeds.ts';
import '../supply/deeds.ts';
import '../warnings/deeds.ts';
