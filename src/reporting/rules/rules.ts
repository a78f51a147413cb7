/**
 * The rules of a report, as data. Errors block it; warnings can be acknowledged. They are calibrated on three real editions
 * (rules-real.test.ts): what a real row breaks is a warning, so that nobody is kept from reporting what is already published.
 * Columns are numbered as in the official list (0-based); ⑫ to ⑲ are meant as the notice of 供給状況報告 defines them.
 */
import { addDays, type IsoDate } from '../../platform/clock.ts';
import { COLUMN, parseForecast } from '../../supply/index.ts';
import { type Forecast, isUsual } from '../../supply/model.ts';
import type { ReportedStatus } from '../model.ts';

/** What a rule looks at besides the status. */
export interface RuleContext {
  /** The day of the report. */
  reportedOn: IsoDate;
  /** What ⑯ says about a time; null if it says none. */
  forecast: Forecast | null;
}

/** What a finding says. */
export interface Wording {
  code: string;
  level: 'error' | 'warning';
  /** Official columns concerned, the one to look at first. Empty: the whole row. */
  columns: readonly number[];
  wording: string;
  remedy: string;
}

export interface Rule extends Wording {
  /** True if the status breaks the rule. */
  broken(status: ReportedStatus, context: RuleContext): boolean;
}

/** Bounds of ⑲ in percent of the usual volume: beyond the first unlikely, beyond the second impossible. */
const LIKELY_PERCENT = 300;
export const MAX_PERCENT = 1000;
/** A forecast further away than this is more often a slip than a plan. */
const FAR_DAYS = 5 * 365;

const isTrouble = ({ response }: ReportedStatus) => response !== 'normal';
const isDelisting = ({ volume, reason }: ReportedStatus) => volume === 'delisting' || reason === 'delisting';

export const RULES: readonly Rule[] = [
  {
    code: 'normal-with-reason',
    level: 'error',
    columns: [COLUMN.reason, COLUMN.response],
    wording: '通常出荷なのに、理由が書かれています。',
    remedy: '通常出荷なら理由は「７．－」に、限定出荷・供給停止なら⑫を直してください。',
    broken: (status) => !isTrouble(status) && status.reason !== 'none',
  },
  {
    code: 'normal-with-outlook',
    level: 'error',
    columns: [COLUMN.outlook, COLUMN.response],
    wording: '通常出荷なのに、解除・解消の見込みが書かれています。',
    remedy: '通常出荷なら⑮は「エ. －」に、限定出荷・供給停止なら⑫を直してください。',
    broken: (status) => !isTrouble(status) && status.outlook !== 'none',
  },
  {
    code: 'trouble-without-reason',
    level: 'error',
    columns: [COLUMN.reason, COLUMN.response],
    wording: '限定出荷・供給停止なのに、理由がありません。',
    remedy: '⑭の理由を１〜６、８から選んでください。',
    broken: (status) => isTrouble(status) && status.reason === 'none',
  },
  {
    code: 'stopped-without-halted',
    level: 'error',
    columns: [COLUMN.volume, COLUMN.response],
    wording: '供給停止なのに、出荷量が「Ｃ．出荷停止」でも「Ｄ．薬価削除予定」でもありません。',
    remedy: '出荷していないなら⑰をＣ（販売中止ならＤ）に、出荷を続けているなら⑫を直してください。',
    broken: ({ response, volume }) => response === 'stopped' && volume !== 'halted' && volume !== 'delisting',
  },
  {
    code: 'halted-without-stopped',
    level: 'error',
    columns: [COLUMN.volume, COLUMN.response],
    wording: '出荷量が「Ｃ．出荷停止」なのに、出荷対応が供給停止ではありません。',
    remedy: '出荷していないなら⑫を「⑤供給停止」に、出荷を続けているなら⑰を直してください。',
    broken: ({ response, volume }) => volume === 'halted' && response !== 'stopped',
  },
  {
    code: 'delisting-without-volume',
    level: 'error',
    columns: [COLUMN.volume, COLUMN.reason],
    wording: '理由が「６．薬価削除」なのに、出荷量が「Ｄ．薬価削除予定」ではありません。',
    remedy: '薬価削除の予定なら⑰をＤに、そうでなければ⑭の理由を直してください。',
    broken: ({ reason, volume }) => reason === 'delisting' && volume !== 'delisting',
  },
  {
    code: 'delisting-without-reason',
    level: 'error',
    columns: [COLUMN.reason, COLUMN.volume],
    wording: '出荷量が「Ｄ．薬価削除予定」の限定出荷・供給停止なのに、理由が「６．薬価削除」ではありません。',
    remedy: '薬価削除の予定なら⑭を６に、そうでなければ⑰を直してください。',
    broken: (status) => isTrouble(status) && status.volume === 'delisting' && status.reason !== 'delisting',
  },
  {
    code: 'outlook-none-in-trouble',
    level: 'error',
    columns: [COLUMN.outlook, COLUMN.response],
    wording: '限定出荷・供給停止なのに、解除・解消の見込みが「エ. －」です。',
    remedy:
      '⑮を「ア. あり」「イ. なし」「ウ. 未定」から選んでください（薬価削除予定の品目だけが「エ. －」です）。',
    broken: (status) => isTrouble(status) && status.outlook === 'none' && !isDelisting(status),
  },
  {
    code: 'outlook-without-text',
    level: 'error',
    columns: [COLUMN.outlookText, COLUMN.outlook],
    wording: '見込みが「ア. あり」なのに、時期が空欄です。',
    remedy: '⑯に時期（例：2026年10月上旬）を書くか、⑮を「ウ. 未定」にしてください。',
    broken: ({ outlook, outlookText }) => outlook === 'yes' && outlookText === null,
  },
  {
    code: 'outlook-without-time',
    level: 'warning',
    columns: [COLUMN.outlookText, COLUMN.outlook],
    wording: '見込みが「ア. あり」ですが、⑯から時期を読み取れません。',
    remedy: '「2026年10月上旬」のように年と月を書くと、見込みの時期として表示されます。',
    broken: ({ outlook, outlookText }, { forecast }) =>
      outlook === 'yes' && outlookText !== null && forecast === null,
  },
  {
    code: 'time-without-outlook',
    level: 'warning',
    columns: [COLUMN.outlookText, COLUMN.outlook],
    wording: '見込みが「ア. あり」ではないのに、時期の欄に記載があります。',
    remedy: '時期が見込めるなら⑮を「ア. あり」に、そうでなければ⑯を空欄にしてください。',
    broken: (status) => status.outlookText !== null && status.outlook !== 'yes' && !isDelisting(status),
  },
  {
    code: 'end-before-begin',
    level: 'error',
    columns: [COLUMN.outlookText],
    wording: '時期の終わりが始まりより前です。',
    remedy: '⑯の期間を「2026年9月〜2026年11月」のように、早い方から書いてください。',
    broken: ({ outlookText }, { reportedOn }) => outlookText !== null && isReversed(outlookText, reportedOn),
  },
  {
    code: 'forecast-passed',
    level: 'warning',
    columns: [COLUMN.outlookText],
    wording: '見込みの時期が、報告の日より前です。',
    remedy: '⑯を今の見込みに直してください。すでに解除・解消しているなら⑫を直してください。',
    broken: (_, { forecast, reportedOn }) =>
      forecast !== null && (forecast.latest ?? forecast.earliest) < reportedOn,
  },
  {
    code: 'forecast-far',
    level: 'warning',
    columns: [COLUMN.outlookText],
    wording: '見込みの時期が5年より先です。',
    remedy: '⑯の年を確かめてください。',
    broken: (_, { forecast, reportedOn }) =>
      forecast !== null && forecast.earliest > addDays(reportedOn, FAR_DAYS),
  },
  {
    code: 'percent-out-of-range',
    level: 'error',
    columns: [COLUMN.volumeOutlookPercent],
    wording: '改善見込み量が、0から1,000までの百分率ではありません。',
    remedy: '⑲に、通常の出荷量を100とした数（例：80）を書いてください。',
    broken: ({ volumeOutlookPercent: percent }) =>
      percent !== null && !(percent >= 0 && percent <= MAX_PERCENT),
  },
  {
    code: 'percent-high',
    level: 'warning',
    columns: [COLUMN.volumeOutlookPercent],
    wording: '改善見込み量が、通常の3倍を超えています。',
    remedy: '⑲は通常の出荷量を100とした数です。確かめてください。',
    broken: ({ volumeOutlookPercent: percent }) =>
      percent !== null && percent > LIKELY_PERCENT && percent <= MAX_PERCENT,
  },
  {
    code: 'percent-fraction',
    level: 'warning',
    columns: [COLUMN.volumeOutlookPercent],
    wording: '改善見込み量が1%以下です。',
    remedy: '⑲は通常の出荷量を100とした数です。80%なら、0.8ではなく80と書いてください。',
    broken: ({ volumeOutlookPercent: percent }) => percent !== null && percent > 0 && percent <= 1,
  },
  {
    code: 'percent-without-when',
    level: 'error',
    columns: [COLUMN.volumeOutlook, COLUMN.volumeOutlookPercent],
    wording: '改善見込み量が書かれているのに、改善見込みの時期がありません。',
    remedy: '⑱の時期を選ぶか、⑲を空欄にしてください。',
    broken: ({ volumeOutlook, volumeOutlookPercent }) =>
      volumeOutlookPercent !== null && volumeOutlook === null,
  },
  {
    code: 'when-without-percent',
    level: 'error',
    columns: [COLUMN.volumeOutlookPercent, COLUMN.volumeOutlook],
    wording: '出荷量の改善見込みの時期が選ばれているのに、見込み量がありません。',
    remedy: '⑲に、通常の出荷量を100とした数（例：100）を書くか、⑱を空欄にしてください。',
    broken: ({ volumeOutlook, volumeOutlookPercent }) =>
      volumeOutlook !== null && volumeOutlookPercent === null,
  },
  {
    code: 'volume-outlook-on-normal',
    level: 'warning',
    columns: [COLUMN.volumeOutlook, COLUMN.volume],
    wording: '出荷量が通常（または増加）なのに、改善の見込みが書かれています。',
    remedy: '改善を待つものがなければ、⑱と⑲を空欄にしてください。',
    broken: ({ volume, volumeOutlook }) => volumeOutlook !== null && isUsual(volume),
  },
  {
    code: 'other-reason-without-text',
    level: 'warning',
    columns: [COLUMN.reason],
    wording: '理由が「８．その他の理由」ですが、見込みの時期にも説明がありません。',
    remedy: '１〜６に当てはまる理由があれば、それを選んでください。',
    broken: ({ reason, outlookText }) => reason === 'other' && outlookText === null,
  },
  {
    code: 'limited-others-own-reason',
    level: 'warning',
    columns: [COLUMN.reason, COLUMN.response],
    wording: '他社品の影響による限定出荷ですが、理由が「１．需要増」ではありません。',
    remedy: '自社の事情であれば⑫を「②限定出荷（自社の事情）」にしてください。',
    broken: ({ response, reason }) =>
      response === 'limitedOthers' && reason !== 'demand' && reason !== 'delisting' && reason !== 'none',
  },
  {
    code: 'limited-own-with-demand',
    level: 'warning',
    columns: [COLUMN.response, COLUMN.reason],
    wording: '自社の事情による限定出荷ですが、理由が「１．需要増」です。',
    remedy: '他社品の影響やその他の需要増であれば、⑫を③か④にしてください。',
    broken: ({ response, reason }) => response === 'limitedOwn' && reason === 'demand',
  },
];

/** What can be wrong with a row before it has a status, or besides it. */
export const READING: readonly Wording[] = [
  {
    code: 'unknown-value',
    level: 'error',
    columns: [],
    wording: '公式の一覧にない書き方です。',
    remedy: '公式の一覧の選択肢（または数）で書いてください。',
  },
  {
    code: 'ambiguous-value',
    level: 'error',
    columns: [],
    wording: '略した書き方が、二つ以上の選択肢に当てはまります。',
    remedy: 'どれかを、公式の一覧の書き方で書いてください。',
  },
  {
    code: 'missing-value',
    level: 'error',
    columns: [],
    wording: '空欄です。',
    remedy: '公式の一覧の選択肢から選んでください。',
  },
  {
    code: 'text-too-long',
    level: 'error',
    columns: [COLUMN.outlookText],
    wording: '時期の記載が500文字を超えています。',
    remedy: '⑯は時期と要点だけにしてください。',
  },
  {
    code: 'unknown-field',
    level: 'error',
    columns: [],
    wording: '知らない項目があります。',
    remedy: '項目の名前を確かめてください。',
  },
  {
    code: 'unreadable-item',
    level: 'error',
    columns: [],
    wording: '品目として読み取れません。',
    remedy: 'yjCode と status のある形で書いてください。',
  },
  {
    code: 'missing-code',
    level: 'error',
    columns: [COLUMN.yjCode],
    wording: 'YJコードが空欄の行に、記載があります。',
    remedy: 'YJコードを書くか、行を消してください。',
  },
  {
    code: 'unknown-code',
    level: 'error',
    columns: [COLUMN.yjCode],
    wording: '一覧にないYJコードです。',
    remedy: 'コードを確かめてください。新しい品目は、公式の一覧に載ってから報告できます。',
  },
  {
    code: 'other-maker',
    level: 'error',
    columns: [COLUMN.yjCode],
    wording: '他の製造販売業者の品目です。',
    remedy: '自社の品目だけを報告できます。行を消してください。',
  },
  {
    code: 'duplicate-row',
    level: 'error',
    columns: [COLUMN.yjCode],
    wording: '同じ品目が二度あり、内容が違います。',
    remedy: '正しい方だけを残してください。',
  },
  {
    code: 'outdated-version',
    level: 'error',
    columns: [],
    wording: '開いた後に、この品目の内容が変わりました。',
    remedy: '今の内容を開いて、必要な変更をもう一度入れてください。',
  },
  {
    code: 'not-in-corrected',
    level: 'error',
    columns: [],
    wording: '訂正しようとする報告に、この品目はありません。',
    remedy: '訂正は、先の報告にある品目だけにしてください。ほかの品目は別に報告してください。',
  },
  {
    code: 'more-errors',
    level: 'error',
    columns: [],
    wording: '誤りが多いため、残りは示していません。',
    remedy: '正しいファイルかどうかを確かめてください。',
  },
  {
    code: 'fact-changed',
    level: 'warning',
    columns: [],
    wording: '①〜⑪（品名など）が公式の一覧と違いますが、報告では変わりません。',
    remedy: '公式の一覧の誤りは、厚生労働省にお知らせください。',
  },
  {
    code: 'short-form',
    level: 'warning',
    columns: [],
    wording: '略した書き方を、公式の一覧の選択肢として読みました。',
    remedy: '読み取った選択肢が違うときは、公式の一覧の書き方に直してください。',
  },
  {
    code: 'outdated-copy',
    level: 'warning',
    columns: [],
    wording: 'このファイルをダウンロードした後に、この品目の内容が変わっています。',
    remedy: '変わるところを確かめてください。心配なときは、ダウンロードし直して書き換えてください。',
  },
];

const BY_CODE = new Map<string, Wording>([...RULES, ...READING].map((rule) => [rule.code, rule]));

/** The wording of a rule by its code; null for a code that no longer exists. */
export function wordingOf(code: string): Wording | null {
  return BY_CODE.get(code) ?? null;
}

/** The rules that a status breaks on the day of its report. */
export function brokenRules(status: ReportedStatus, reportedOn: IsoDate): Rule[] {
  const forecast =
    status.outlookText === null
      ? null
      : parseForecast(status.outlookText, {
          asOf: reportedOn,
          response: status.response,
          volume: status.volume,
          reason: status.reason,
        });
  return RULES.filter((rule) => rule.broken(status, { reportedOn, forecast }));
}

/** 「2026年10月〜2026年9月」: only where the second half has its own year; 「10月〜3月」 runs into the next one. */
function isReversed(text: string, asOf: IsoDate): boolean {
  const halves = text.normalize('NFKC').split(/[~〜∼]|から/);
  if (halves.length !== 2 || !/20\d\d|令和/.test(halves[1]!)) return false;
  const [begin, end] = halves.map((half) => parseForecast(half, { asOf }));
  return Boolean(begin && end?.latest && end.latest < begin.earliest);
}
