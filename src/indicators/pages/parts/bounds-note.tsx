/** Why a figure is a range: said once under every table that has them. */
export function BoundsNote() {
  return (
    <p className="text-dns-14N-130 text-solid-gray-700">
      NDBオープンデータでは、小さい数量が「‐」で伏せられています。値は伏せられたセルを0とした計算、範囲は伏せられたセルがどんな数量でもその間に収まる下限と上限です。
    </p>
  );
}
