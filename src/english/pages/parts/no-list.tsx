import { PageHeading } from '../../../ui/page-heading.tsx';

/** Before the first list. */
export function NoList() {
  return (
    <PageHeading
      title="No list yet"
      lead="This site has not read a list of the supply of medicines so far."
    />
  );
}
