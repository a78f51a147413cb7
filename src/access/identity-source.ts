import { shownValue } from '../platform/hidden.ts';
import { isLocalOnly, isLoopback } from '../platform/loopback.ts';
import type { Settings } from '../platform/settings.ts';
import { AnteiError } from './errors.ts';

/** Under which the people of the development provider are known, whatever port it is at. */
export const DEMO_ISSUER = 'antei:demo';
/** Where the development provider is mounted. */
export const DEMO_PATH = '/dev/identity';

/** Where identities come from: an OpenID provider, the built-in one for trying out, or nowhere. */
export type IdentitySource =
  | {
      kind: 'provider';
      issuer: URL;
      clientId: string;
      clientSecret: string | undefined;
      scope: string;
      name: string;
    }
  | { kind: 'demo' }
  | { kind: 'none' };

/**
 * Reads the source from the settings. The development provider, at which anybody may be anybody, serves only a site that
 * nobody but this machine reaches.
 * @throws AnteiError `wrong-setting`
 */
export function identitySource(
  settings: Pick<
    Settings,
    'oidcIssuer' | 'oidcClientId' | 'oidcClientSecret' | 'oidcScope' | 'oidcName' | 'host' | 'publicUrl'
  >,
): IdentitySource {
  const { oidcIssuer, oidcClientId } = settings;
  if (oidcIssuer === undefined) {
    if (oidcClientId !== undefined)
      throw new AnteiError('wrong-setting', 'ANTEI_OIDC_CLIENT_ID には ANTEI_OIDC_ISSUER も要ります。');
    return { kind: isLocalOnly(settings) ? 'demo' : 'none' };
  }
  if (oidcClientId === undefined)
    throw new AnteiError('wrong-setting', 'ANTEI_OIDC_ISSUER には ANTEI_OIDC_CLIENT_ID も要ります。');
  const issuer = new URL(oidcIssuer);
  if (issuer.protocol !== 'https:' && !(issuer.protocol === 'http:' && isLoopback(issuer.hostname)))
    throw new AnteiError(
      'wrong-setting',
      `${shownValue('ANTEI_OIDC_ISSUER', oidcIssuer)}（https で始まるURL）`,
    );
  return {
    kind: 'provider',
    issuer,
    clientId: oidcClientId,
    clientSecret: settings.oidcClientSecret,
    scope: settings.oidcScope,
    name: settings.oidcName,
  };
}
