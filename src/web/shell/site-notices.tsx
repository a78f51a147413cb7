import { Notice } from '../../ui/notice.tsx';

/** What a visitor of any page has to know of the data. */
export interface SiteNews {
  /** While the site shows invented products; with what on this page is real all the same. */
  demo: { real: string | null } | null;
  /** What is wrong with the source, in Japanese; null where all is well. */
  alarm: string | null;
}

/** Above the text of every page, printed too: that the data is a demonstration, that the source does not move. */
export function SiteNotices({ demo, alarm }: SiteNews) {
  if (!demo && !alarm) return null;
  return (
    <div className="space-y-2 pt-4">
      {demo ? (
        <Notice
          kind="warning"
          title="これはデモのデータです。品名・企業名・供給状況・薬価・利用の実績はすべて架空です。"
        >
          {demo.real ? <p>{realWords(demo.real)}架空のデータからは、KPIの値を計算していません。</p> : null}
        </Notice>
      ) : null}
      {alarm ? (
        <details className="notice-line">
          <summary>一覧の更新に遅れがあります</summary>
          <p>{alarm}</p>
        </details>
      ) : null}
    </div>
  );
}

/** What of a page is real under a demonstration, in a sentence. */
export function realWords(real: string): string {
  return `このページに出てくる「${real}」は、実在の公表資料によるものです。`;
}
