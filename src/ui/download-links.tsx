/** A file to take away. */
export interface Download {
  href: string;
  /** What it is: 「2026年8月20日の一覧」. */
  label: string;
  /** Excel, CSV, JSON, Parquet. */
  format: string;
  /** In bytes, where known. */
  bytes?: number;
}

/** Files to take away, each with its format and size, so that nobody is surprised on a phone. */
export function DownloadLinks({ items }: { items: Download[] }) {
  return (
    <ul className="space-y-2 print:hidden">
      {items.map(({ href, label, format, bytes }) => (
        <li key={href} className="flex items-baseline gap-2">
          <svg
            aria-hidden="true"
            viewBox="0 0 16 16"
            className="size-4 shrink-0 translate-y-0.5 fill-current"
          >
            <path d="M7.2 1h1.6v7.3l2.6-2.6 1.1 1.1L8 11.3 3.5 6.8l1.1-1.1 2.6 2.6zM2 13.4h12V15H2z" />
          </svg>
          {/* Not a page of the site: the browser fetches it itself. */}
          <a href={href} download>
            {label}（{format}
            {bytes === undefined ? null : `・${formatBytes(bytes)}`}）
          </a>
        </li>
      ))}
    </ul>
  );
}

function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes}バイト`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)}KB` : `${(bytes / 1_000_000).toFixed(1)}MB`;
}
