import type { Download } from '../../../../ui/download-links.tsx';

/** An edition as files: what is in each, in the order of how many people can open it. */
export function editionFiles(asOf: string): Download[] {
  const href = (format: string) => `/api/v1/editions/${asOf}/supply.${format}`;
  return [
    { href: href('xlsx'), label: '公式の様式のまま', format: 'Excel' },
    { href: href('csv'), label: '公式の列と読み取った値', format: 'CSV' },
    { href: href('json'), label: '読み取った値と原文', format: 'JSON' },
    { href: href('parquet'), label: '分析用', format: 'Parquet' },
  ];
}
