/** Our side of OpenID Connect: authorisation code with PKCE, state and nonce. */

import * as client from 'openid-client';
import { isLoopback } from '../../platform/loopback.ts';
import { cut, removeInvisible } from '../../platform/text.ts';

/** The provider to ask, and our name there. */
export interface Relation {
  issuer: URL;
  clientId: string;
  clientSecret: string | undefined;
  scope: string;
  /** Asks people again who they are, even where the provider remembers. */
  ask?: boolean;
  /** Cookie header of every request to it, where it asks for one. */
  cookie?: string;
}

/** What must be remembered until the person is back. */
export interface Begun {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who the provider says it is. */
export interface Identified {
  issuer: string;
  subject: string;
  /** Null if the provider does not tell. */
  name: string | null;
}

/** Seconds that a provider has for an answer. */
const PATIENCE = 10;

/** A relying party that looks up each provider at its first use, and again after a failure. */
export function createRelyingParty() {
  const known = new Map<string, Promise<client.Configuration>>();

  function configuration(relation: Relation): Promise<client.Configuration> {
    const key = relation.issuer.href;
    let found = known.get(key);
    if (!found) {
      found = discover(relation);
      known.set(key, found);
      found.catch(() => known.delete(key));
    }
    return found;
  }

  return {
    /** The address to send a person to, and what to remember meanwhile. @throws what the provider's discovery met */
    async begin(relation: Relation, redirectUri: string): Promise<Begun & { url: URL }> {
      const begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await configuration(relation), {
        redirect_uri: redirectUri,
        scope: relation.scope,
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ...(relation.ask ? { prompt: 'login' } : {}),
      });
      return { ...begun, url };
    },

    /** Exchanges the code in the address that a person came back to. @throws openid-client's errors where anything does not fit */
    async finish(relation: Relation, address: URL, begun: Begun): Promise<Identified> {
      const config = await configuration(relation);
      const tokens = await client.authorizationCodeGrant(config, address, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const name = nameIn(claims) ?? nameIn(await userInfo(config, tokens.access_token, claims.sub));
      return { issuer: claims.iss, subject: claims.sub, name };
    },
  };
}

export type RelyingParty = ReturnType<typeof createRelyingParty>;

async function discover({ issuer, clientId, clientSecret, cookie }: Relation): Promise<client.Configuration> {
  const local = issuer.protocol === 'http:' && isLoopback(issuer.hostname);
  return client.discovery(issuer, clientId, undefined, authentication(clientSecret), {
    timeout: PATIENCE,
    execute: local ? [client.allowInsecureRequests] : [],
    ...(cookie && {
      [client.customFetch]: (url: string, options: client.CustomFetchOptions) =>
        fetch(url, { ...(options as RequestInit), headers: { ...options.headers, cookie } }),
    }),
  });
}

/** Basic is what a provider must understand (OpenID Connect Core 9), and what GビズID asks for. */
function authentication(secret: string | undefined): client.ClientAuth {
  return secret === undefined ? client.None() : client.ClientSecretBasic(secret);
}

/** The name in the claims, in whole or, as Japan writes it, family name first. */
function nameIn({ name, family_name: family, given_name: given }: Record<string, unknown>): string | null {
  const texts = (typeof name === 'string' && name.trim() ? [name] : [family, given]).filter(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  );
  // Invisible characters would break what the name is shown in.
  const whole = removeInvisible(texts.join(' ')).replace(/[\t\r\n]/g, '');
  return cut(whole.trim(), 100) || null;
}

async function userInfo(config: client.Configuration, accessToken: string, subject: string) {
  if (!config.serverMetadata().userinfo_endpoint) return {};
  return client.fetchUserInfo(config, accessToken, subject);
}
