/** On every page in English: what counts. @param props.japanese where the same is said in Japanese */
export function AuthorityNote({ japanese }: { japanese: string }) {
  return (
    <p className="max-w-4xl border-l-4 border-solid-gray-420 pl-3 text-dns-16N-130">
      The English on this page is a help, not a source. The{' '}
      <a href={japanese} hrefLang="ja">
        Japanese page
      </a>{' '}
      and the{' '}
      <a
        href="https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/kouhatu-iyaku/04_00003.html"
        hrefLang="ja"
      >
        list of Japan’s Ministry of Health, Labour and Welfare
      </a>{' '}
      are authoritative. Names of products, ingredients and companies are shown in Japanese, as the list has
      them: it gives none in English, and we make none up.
    </p>
  );
}
