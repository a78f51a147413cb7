/** The makers' own sites, as the operator knows them: the list does not name them, and an address is never guessed. */
import { compact } from '../../platform/text.ts';

/** 「会社名=https://…」 for each, parted by semicolons; names as the list has them, in any width. Null for a text that is none. */
export function parseMakerSites(text: string): ReadonlyMap<string, string> | null {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  const sites = parts.map((part) => /^([^=]+)=\s*(https:\/\/[^\s"<>@]+)\s*$/.exec(part));
  if (sites.some((site) => site === null || !URL.canParse(site[2]!))) return null;
  return new Map(sites.map((site) => [compact(site![1]!), site![2]!]));
}

/** A maker's site; null where the setting has none. */
export function makerSiteOf(setting: string, mah: string): string | null {
  return setting === '' ? null : (parseMakerSites(setting)?.get(compact(mah)) ?? null);
}
