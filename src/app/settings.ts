import { CLICKHOUSE_SETTINGS } from '../platform/clickhouse/settings.ts';
import { GROUND_SETTINGS, readSettingsOf, type Settings, type SettingsTable } from '../platform/settings.ts';
import { ROOMS } from './rooms.ts';

/** Every setting: the ground floor's, then each room's. */
export const SETTINGS: SettingsTable = Object.assign(
  {},
  GROUND_SETTINGS,
  CLICKHOUSE_SETTINGS,
  ...ROOMS.map(({ settings }) => settings),
);

/** Reads all settings from an environment. @throws AnteiError `wrong-setting`, of all that are wrong */
export function readSettings(env: Record<string, string | undefined>): Settings {
  return readSettingsOf(SETTINGS, env);
}
