import type { ComponentProps } from 'react';
import { Link } from '../link.tsx';

/** `solid` for the one main action of a page, `outline` for others, `text` for the least. */
export type ButtonVariant = 'solid' | 'outline' | 'text';
/** `sm` is for lines of text and toolbars. */
export type ButtonSize = 'md' | 'sm';

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A button; submits its form unless given another `type`. */
export function Button({
  variant = 'outline',
  size = 'md',
  className = '',
  type = 'submit',
  ...rest
}: ComponentProps<'button'> & Look) {
  return (
    <button type={type} className={`button ${className}`} data-variant={variant} data-size={size} {...rest} />
  );
}

/** A link that looks like a button: for going somewhere. `reloadDocument` for files, feeds and the API. */
export function ButtonLink({
  variant = 'outline',
  size = 'md',
  className = '',
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link className={`button ${className}`} data-variant={variant} data-size={size} {...rest} />;
}
