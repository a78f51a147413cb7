import { Link } from '../../../ui/link.tsx';
import type { RichText } from '../../texts/compose.ts';
import { Cited } from './cited.tsx';

/** A text with its figures, marks and links. */
export function Rich({ text }: { text: RichText }) {
  return text.map((piece, i) => {
    const key = `${i} ${piece.kind}`;
    if (piece.kind === 'text') return <span key={key}>{piece.text}</span>;
    if (piece.kind === 'cited') return <Cited key={key} {...piece} />;
    return <RichLink key={key} to={piece.to} text={piece.text} />;
  });
}

function RichLink({ to, text }: { to: string; text: string }) {
  if (to.startsWith('/')) return <Link to={to}>{text}</Link>;
  return <a href={to}>{text}</a>;
}
