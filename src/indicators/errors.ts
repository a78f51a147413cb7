import '../supply/errors.ts';
import { defineErrors, type ErrorsOf } from '../platform/errors.ts';

export { AnteiError } from '../platform/errors.ts';

/** Errors of this room: what is wrong with datasets and what is measured with them. */
export const INDICATORS_ERRORS = defineErrors('指標とデータ', {
  'ndb-unknown': {
    status: 422,
    title: 'NDBオープンデータの処方薬のブックではありません',
    remedy:
      '厚生労働省の「NDBオープンデータ」のページから「処方薬」の、都道府県別か性年齢別の薬効分類別数量の xlsx を指定してください。何も保存していません。',
  },
  'ndb-title': {
    status: 422,
    title: 'シートの表題が読み取れません',
    remedy:
      '表題は「診療年月：2022年04月～2023年03月　内服薬 外来 (院外)　※集計結果が1000未満の場合は…」の形です。公式のブックを書き換えずに指定してください。何も保存していません。',
  },
  'ndb-sheet-missing': {
    status: 422,
    title: 'ブックのシートが足りません',
    remedy: '公式のブックをもう一度ダウンロードし、シートを消さずに指定してください。何も保存していません。',
  },
  'ndb-sheet-twice': {
    status: 422,
    title: '同じ集計が二度指定されています',
    remedy: '同じ回・薬剤区分・処方の場の集計は、1つだけ指定してください。何も保存していません。',
  },
  'ndb-cells': {
    status: 422,
    title: '読めないセルがあります',
    remedy: '示したセルを公式のブックで確かめてください。1か所でもあれば、何も保存しません。',
  },
  'dispensing-unreadable': {
    status: 422,
    title: '調剤の行のファイルとして読めません',
    remedy:
      'Parquet のファイルに、code・prefecture・month・age・sex・setting（文字）と quantity（数）の列を入れてください。何も保存していません。',
  },
  'dispensing-rows': {
    status: 422,
    title: '読めない値のある行があります',
    remedy: '示した列の値を直してください。1行でもあれば、何も保存しません。',
  },
  'dataset-conflict': {
    status: 409,
    title: '同じ集計が、別の内容ですでに取り込まれています',
    remedy: '訂正版として置き換えるときは --replace を付けてください。今の内容はそのままです。',
  },
  'records-differ': {
    status: 503,
    title: 'クラスターの記録が、取り込んだものと一致しません',
    remedy:
      '欠けたり増えたりしたままの数は示さず、前の値はそのままです。サイトの運用者は、`antei analytics status` で確かめ、元のファイルを `antei import dispensing` でもう一度取り込んでください。',
    forReaders: true,
  },
  'records-busy': {
    status: 409,
    title: '同じデータセットを取り込んでいる最中です',
    remedy: 'その取り込みが終わってから、やり直してください。',
  },
  'dataset-missing': {
    status: 503,
    title: '集計のファイルがデータのフォルダーにありません',
    remedy:
      '示した元のファイルを `antei import ndb`（調剤の行は `antei import dispensing`）でもう一度取り込むと、元に戻ります。止める必要はありません。',
    forReaders: true,
  },
  'dataset-damaged': {
    status: 503,
    title: '集計のファイルが壊れているか、入れ替わっています',
    remedy:
      '示した元のファイルを `antei import ndb`（調剤の行は `antei import dispensing`）でもう一度取り込むと、元に戻ります。止める必要はありません。ほかにも壊れたものがないか、`antei verify` で確かめてください。',
    forReaders: true,
  },
  'no-dataset': {
    status: 404,
    title: '集計のもとになるデータがありません',
    remedy:
      '取り込まれているものは、指標の「データ」のページで確かめられます。サイトの運用者は、NDBオープンデータの処方薬のファイルを `antei import ndb` で取り込めます。',
  },
  'prices-missing': {
    status: 404,
    title: '薬価基準のリストがありません',
    remedy:
      'より後の日付を指定してください。サイトの運用者は、厚生労働省の「薬価基準収載品目リスト」を `antei import price` で取り込めます。',
  },
  'measure-invalid': {
    status: 500,
    title: '指標の定義に誤りがあります',
    remedy: 'src/indicators/measures の示したファイルを直してください。直るまで始められません。',
  },
  'figures-busy': {
    status: 503,
    title: '指標の集計が混み合っています',
    remedy: 'しばらく待って、もう一度開いてください。日付を指定しない指標は、すぐに表示できます。',
    forReaders: true,
  },
  'codes-missing': {
    status: 404,
    title: '後発医薬品の区分のリストがありません',
    remedy:
      '厚生労働省の「薬価基準収載品目リスト及び後発医薬品に関する情報」から、その時期の「後発医薬品に関する情報」を、サイトの運用者が `antei import generic-info` で取り込むと計算できます。別の時期のリストで見るときは、その日付を「薬価・後発区分の日付」（APIでは codes、`antei indicators` では --codes か --allow-other-time）で指定します。値は当時のものと違い、上下限は示しません。',
  },
});

declare module '../platform/errors.ts' {
  interface ErrorTable extends ErrorsOf<typeof INDICATORS_ERRORS> {}
}
