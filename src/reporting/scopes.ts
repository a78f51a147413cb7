import { defineScopes } from '../access/model.ts';

/** What a maker's programs may be allowed to do. */
export const REPORTING_SCOPES = defineScopes({
  'reports:read': { label: '自社の品目と報告を読む', kinds: ['manufacturer'], role: 'viewer' },
  'reports:write': { label: '供給状況報告を出す', kinds: ['manufacturer'], role: 'editor' },
});

declare module '../access/model.ts' {
  interface ScopeTable extends Scopes {}
}
type Scopes = typeof REPORTING_SCOPES;
