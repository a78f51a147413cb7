import { Notice } from '../../ui/notice.tsx';

/** What a visitor of any page has to know of the data. */
export interface SiteNews {
  /** True while the site shows invented products. */
  demo: boolean;
  /** What is wrong with the source, in Japanese; null if all is well. */
  alarm: string | null;
}

/** Above the text of every page, printed too: that the data is a demonstration, that the source does not move. */
export function SiteNotices({ demo, alarm }: SiteNews) {
  if (!demo && !alarm) return null;
  return (
    <div className="space-y-2 pt-4">
      {demo ? (
        <Notice kind="warning" title="これはデモのデータです。品名・企業名・供給状況はすべて架空です。" />
      ) : null}
      {alarm ? (
        <p className="notice-line">
          <strong>一覧の更新に遅れがあります</strong>
          <span>{alarm}</span>
        </p>
      ) : null}
    </div>
  );
}
