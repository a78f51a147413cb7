import { useEffect, useState } from 'react';
import { Button } from '../../../../ui/forms/button.tsx';

/** A text to quote: one click selects all of it; with scripts a button copies it. */
export function Cite({ text, label = '出典文をコピー' }: { text: string; label?: string }) {
  const [canCopy, setCanCopy] = useState(false);
  const [copied, setCopied] = useState(false);
  // The server and a browser without scripts have no clipboard.
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), []);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCanCopy(false),
    );
  return (
    <div className="space-y-2">
      <p className="rounded-8 border border-solid-gray-420 bg-solid-gray-50 px-4 py-3 whitespace-pre-wrap select-all print:bg-white">
        {text}
      </p>
      {canCopy ? (
        <p className="flex flex-wrap items-center gap-3 print:hidden">
          <Button type="button" size="sm" onClick={copy}>
            {label}
          </Button>
          <span role="status" className="text-dns-14N-130">
            {copied ? 'コピーしました' : ''}
          </span>
        </p>
      ) : null}
    </div>
  );
}
