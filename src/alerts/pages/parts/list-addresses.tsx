import type { ListView } from '../../list-view.ts';
import { ListSection } from './list-section.tsx';
import { RememberSwitch } from './remembered.tsx';

/** The addresses of a list: its own, and the addresses of its feed, which open nothing else. */
export function ListAddresses({
  list: { handle, name, feed },
  siteUrl,
}: {
  list: ListView;
  siteUrl: string;
}) {
  return (
    <>
      <ListSection id="feeds" title="フィードで受け取る">
        <p>
          フィードリーダーに登録すると、このリストの知らせだけが届きます。このアドレスからリストは開けません。
        </p>
        <ul className="space-y-2">
          {(['atom', 'json'] as const).map((format) => (
            <li key={format}>
              <a href={`${feed}.${format}`} rel="nofollow" className="break-all">
                {format === 'atom' ? 'Atom' : 'JSON Feed'}
              </a>
              <code className="block font-mono text-dns-14N-130 break-all text-solid-gray-700">
                {siteUrl}
                {feed}.{format}
              </code>
            </li>
          ))}
        </ul>
      </ListSection>
      <ListSection id="address" title="このリストのアドレス">
        <p>このアドレスがリストの鍵です。知る人は、だれでもリストを開いて変えられます。</p>
        <code className="block font-mono text-dns-14N-130 break-all">
          {siteUrl}/lists/{handle}
        </code>
        <RememberSwitch handle={handle} name={name} />
      </ListSection>
    </>
  );
}
