/** Where the notable changes of something can be followed; `path` without its ending: `/feeds/makers/NAME`. */
export function FeedLinks({ path, what }: { path: string; what: string }) {
  return (
    <p className="text-dns-14N-130 print:hidden">
      {what}をフィードで受け取る：
      <a href={`${path}.atom`}>Atom</a>
      <span aria-hidden="true">　</span>
      <a href={`${path}.json`}>JSON Feed</a>
    </p>
  );
}
