import { Notice } from '../../ui/notice.tsx';
import type { DatabaseNoteText } from './database-note.ts';

/** What a visitor of any page has to know of the data. */
export interface SiteNews {
  /** While the site shows invented products; with what on this page is real all the same. */
  demo: { real: string | null } | null;
  /** What is wrong with the source, in Japanese; null where all is well. */
  alarm: string | null;
  /** That servers of the database are down or behind; null where all is well. */
  database: DatabaseNoteText | null;
}

/** Above the text of every page, printed too: that the data is a demonstration, that the source or the database does not move. */
export function SiteNotices({ demo, alarm, database }: SiteNews) {
  if (!demo && !alarm && !database) return null;
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
      {database ? (
        <p className="notice-line">
          <strong>{database.title}</strong>
          <span>{database.text}</span>
        </p>
      ) : null}
    </div>
  );
}

/** What of a page is real under a demonstration, in a sentence. */
export function realWords(real: string): string {
  return `このページに出てくる「${real}」は、実在の公表資料によるものです。`;
}
