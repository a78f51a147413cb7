/** PMDA's search for medicines: package inserts, interview forms, RMPs, review reports. */
const PMDA_SEARCH = 'https://www.pmda.go.jp/PmdaSearch/iyakuSearch/';
/** Its page of one product by YJ code, as many programs call it; nothing official says that it stays (docs/decisions/0053), so the search is beside it. */
const pmdaPath = (yjCode: string) => `https://www.pmda.go.jp/PmdaSearch/rdSearch/02/${yjCode}?user=1`;

/** Where others say more about a product; `makerSite` is what the operator knows, null where nobody has said it. */
export function ProductLinks(props: {
  code: string;
  name: string;
  structured: boolean;
  maker: { name: string; site: string | null };
}) {
  const { code, name, structured, maker } = props;
  return (
    <section aria-labelledby="elsewhere" className="print:hidden">
      <h2 id="elsewhere" className="text-std-20B-150">
        ほかのサイトで調べる
      </h2>
      <ul className="mt-1 list-disc space-y-1 pl-6">
        {structured ? (
          <li>
            <a href={pmdaPath(code)} rel="noreferrer">
              添付文書・インタビューフォーム（PMDA、YJコード {code}）
            </a>
          </li>
        ) : null}
        <li>
          <a href={PMDA_SEARCH} rel="noreferrer">
            PMDAの医療用医薬品 情報検索
          </a>
          （{structured ? '上のリンクで見つからないときは、' : ''}販売名「{name}」で探します）
        </li>
        {maker.site ? (
          <li>
            <a href={maker.site} rel="noreferrer">
              {maker.name}のサイト
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
