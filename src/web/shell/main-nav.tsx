import { NavLink } from '../../ui/link.tsx';

/** The way to every section, in the head of a page. */
export function MainNav(props: {
  label: string;
  at: string;
  pages: readonly { to: string; label: string }[];
}) {
  const { label, at, pages } = props;
  return (
    <nav aria-label={label} className="site-nav -mx-2 print:hidden">
      <ul className="flex flex-wrap">
        {pages.map((page) => (
          <li key={page.to}>
            <NavLink at={at} to={page.to} className="nav-link">
              {page.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
