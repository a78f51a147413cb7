/** Who sees this, in one line: beside every form in which something confidential is written. */
export function ConfidentialNote() {
  return (
    <p className="text-dns-14N-130 text-solid-gray-700">
      この内容は、自社と厚生労働省だけが見られます。公開のページ、件数、お知らせ、APIには一切出ません。
    </p>
  );
}
