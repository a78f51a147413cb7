/**
 * Why a figure is a range, and what bars and amounts are: said once under the tables that have them.
 * @param props.target what the line across the bars means, in words
 */
export function BoundsNote({ target, amounts }: { target?: string; amounts?: boolean }) {
  return (
    <p className="text-dns-14N-130 text-solid-gray-700">
      NDBオープンデータでは、小さい数量が「‐」で伏せられています（秘匿）。値は伏せられたセルを0とした計算、範囲は伏せられたセルがどんな数量でもその間に収まる下限と上限です。
      {target === undefined ? '' : `図の赤い点線は${target}です。`}
      {amounts ? '分子と分母の数量は、薬価基準の単位（錠、mLなど）で数えています。' : ''}
    </p>
  );
}
