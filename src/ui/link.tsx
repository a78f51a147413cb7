import {
  type LinkProps,
  type NavLinkProps,
  Link as RouterLink,
  NavLink as RouterNavLink,
} from 'react-router';

/** Absolute addresses that the router would write as they are. */
const PLAIN = /^\/(?!\/)(?:[^./?#][^/?#]*(?:\/[^./?#][^/?#]*)*)?(?:[?#]|$)/;
const ON_SERVER = typeof document === 'undefined';

/**
 * A link to another page: React Router's own in the browser. To the server a link is what it looks like; to resolve it against the
 * page's routes took a sixth of the time of rendering a page, and gives the same element for an absolute address.
 */
export function Link(props: LinkProps) {
  return ON_SERVER && typeof props.to === 'string' && PLAIN.test(props.to) ? (
    <Anchor {...props} />
  ) : (
    <RouterLink {...props} />
  );
}

/** The same, marked where it leads to the page itself or to one above it. */
export function NavLink({
  at,
  ...props
}: NavLinkProps & { to: string; className: string /** Path of the page. */; at: string }) {
  if (!ON_SERVER || !PLAIN.test(props.to)) return <RouterNavLink {...props} />;
  const { to, className, children } = props;
  const here = at.toLowerCase();
  const current = here === to || here.startsWith(`${to}/`);
  return (
    <a
      aria-current={current ? 'page' : undefined}
      className={current ? `${className} active` : className}
      href={to}
      data-discover="true"
    >
      {children as React.ReactNode}
    </a>
  );
}

/** What the router's link looks like: its other options are for clicks. */
function Anchor({
  to,
  discover: _discover,
  prefetch: _prefetch,
  reloadDocument: _reloadDocument,
  replace: _replace,
  state: _state,
  preventScrollReset: _preventScrollReset,
  relative: _relative,
  viewTransition: _viewTransition,
  ...rest
}: LinkProps) {
  return <a {...rest} href={to as string} data-discover="true" />;
}
