import type { Gap, Standing } from './views.ts';

/** What a record without any status is called. */
export const NO_STATE = '状況の記録なし';

/** What the timing that is printed says against what is recorded. */
export const GAPS: Record<Gap, string> = {
  'no-status': '始まる時期を過ぎたのに、状況の記録がありません',
  expired: '書かれた期限を過ぎたのに、状況の記録が1つもありません',
  overdue: '書かれた時期を過ぎたのに、始まった・終わったという記録がありません',
};

/**
 * Where initiatives stand, in the order in which they are counted. `mark` is one letter, for bars: nothing is told by colour alone;
 * `short` heads a narrow column.
 * Only 'late' says that something is late; the others whose time is over say what is recorded and what is not.
 */
export const STANDINGS: Record<Standing, { label: string; mark: string; short: string; meaning: string }> = {
  late: { label: '遅れ', mark: '遅', short: '遅れ', meaning: '遅れていると、根拠とともに記録されています。' },
  overdue: {
    label: '時期を過ぎ、続きの記録がない',
    mark: '過',
    short: '続き無',
    meaning:
      '状況は記録されていますが、書かれた時期を過ぎても、始まった・終わったという記録がありません。遅れているとは限りません。',
  },
  expired: {
    label: '期限を過ぎ、記録がない',
    mark: '無',
    short: '期限後',
    meaning:
      '書かれた期限を過ぎましたが、状況が一度も記録されていません。終わったのか、遅れているのか、分かりません。',
  },
  'no-status': {
    label: '始まる時期を過ぎ、記録がない',
    mark: '未',
    short: '始期後',
    meaning:
      '書かれた始まりの時期を過ぎましたが、状況が一度も記録されていません。始まったのか、分かりません。',
  },
  none: {
    label: '記録がない',
    mark: '－',
    short: '記録無',
    meaning:
      '状況の記録がありません。時期がまだ来ていないもの、時期が書かれていないもの、国が決めた取組ではない提案です。',
  },
  planned: {
    label: '予定',
    mark: '予',
    short: '予定',
    meaning: 'これから始まると、根拠とともに記録されています。',
  },
  started: {
    label: '開始済み',
    mark: '始',
    short: '開始',
    meaning: '始まったと、根拠とともに記録されています。',
  },
  'on-track': {
    label: '予定どおり',
    mark: '順',
    short: '予定どおり',
    meaning: '予定どおり進んでいると、根拠とともに記録されています。',
  },
  done: { label: '完了', mark: '完', short: '完了', meaning: '終わったと、根拠とともに記録されています。' },
  folded: {
    label: '他の取組に統合',
    mark: '統',
    short: '統合',
    meaning: '他の取組にまとめられたと記録されています。',
  },
};
export const STANDING_ORDER = Object.keys(STANDINGS) as Standing[];

/** What a list of the initiatives of a standing is called. */
export const LISTED: Record<'late' | Gap, string> = {
  late: '遅れている取組',
  overdue: `${STANDINGS.overdue.label}取組`,
  expired: `${STANDINGS.expired.label}取組`,
  'no-status': `${STANDINGS['no-status'].label}取組`,
};

/** Standings that ask for somebody's attention, the surest first. */
export const ATTENTION = ['late', 'overdue', 'expired'] as const satisfies Standing[];

/**
 * Fills of the bars, from the palette of the Digital Agency: each 4.5 : 1 or more on white, so that white marks can be read on them
 * too; a test counts it. Files need the colours themselves, not the names of a style sheet.
 */
export const STANDING_COLOURS: Record<Standing, string> = {
  late: '#a90000',
  overdue: '#c74700',
  expired: '#806300',
  'no-status': '#4d4d4d',
  none: '#767676',
  planned: '#8843e1',
  started: '#0066be',
  'on-track': '#00118f',
  done: '#197a4b',
  folded: '#666666',
};
