import { DefinitionList } from '../../../../ui/definition-list.tsx';
import { formatCount, formatInstant } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { DeskPage } from './desk-data.ts';
import { Typed } from './desk-parts.tsx';

/** What the maker reported, and its files. */
export function DeskNotice({ page }: { page: DeskPage }) {
  return (
    <Section id="notice" title="報告の内容">
      {page.remarks.length > 0 ? (
        <Notice kind="warning" title="確かめたいこと">
          <ul className="list-disc pl-5">
            {page.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <DefinitionList
        items={page.notice.map(({ key, term, text }) => ({ key, term, description: <Typed text={text} /> }))}
      />
      <h3 className="text-std-16B-170">添付</h3>
      {page.files.length === 0 ? (
        <p>ありません。</p>
      ) : (
        <ul className="space-y-2">
          {page.files.map((file) => (
            <li key={file.id}>
              <a href={`/warnings/${page.number}/files/${file.id}`}>{file.name}</a>
              <span className="block text-dns-14N-130 text-solid-gray-700">
                {formatCount(Math.ceil(file.bytes / 1000))} KB　{formatInstant(file.addedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
