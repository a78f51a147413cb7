import { formatCount } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';

export interface StoredDataProps {
  /** Null if nothing has been verified yet. */
  verified: {
    /** Japan's date and time of day. */
    at: string;
    /** True if the last check is older than it should be. */
    late: boolean;
    checked: { what: string; count: number }[];
    findings: { what: string; remedy: string }[];
  } | null;
}

/** What the nightly check of everything that is stored found. */
export function StoredData({ verified }: StoredDataProps) {
  return (
    <section aria-labelledby="stored" className="space-y-3">
      <h2 id="stored" className="text-std-20B-150">
        保存したデータの確認
      </h2>
      {verified === null ? (
        <p>まだ確かめていません。毎晩、自動で確かめます。</p>
      ) : (
        <>
          {verified.findings.length > 0 ? (
            <Notice
              kind="warning"
              title={`壊れたものが${formatCount(verified.findings.length)}件あります。サイトの運用者に知らせてください`}
            >
              <ul className="list-disc pl-6">
                {verified.findings.map(({ what, remedy }) => (
                  <li key={what} className="wrap-anywhere">
                    {what}。{remedy}
                  </li>
                ))}
              </ul>
            </Notice>
          ) : null}
          {verified.late ? (
            <p>最後の確認から2日以上たっています。サイトの運用者に知らせてください。</p>
          ) : null}
          <p>
            {verified.at}（日本時間）に確かめたもの：
            {verified.checked.map(({ what, count }) => `${what} ${formatCount(count)}`).join('、')}。
            {verified.findings.length === 0 ? '問題はありませんでした。' : ''}
          </p>
        </>
      )}
    </section>
  );
}
