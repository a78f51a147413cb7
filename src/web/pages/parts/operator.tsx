import type { RoomServices } from '../../../platform/room.ts';

type Operator = RoomServices['operator'];

/** How the operator is reached; says so where nobody has set it. */
export function Contact({ contact }: Pick<Operator, 'contact'>) {
  if (contact === null) return <>連絡先は、まだ設定されていません（運営者が ANTEI_CONTACT に設定します）。</>;
  const href = contact.includes('@') ? `mailto:${contact}` : contact;
  return (
    <a className="break-all underline" href={href}>
      {contact}
    </a>
  );
}

/** The name of who runs the site. */
export function operatorName({ name }: Pick<Operator, 'name'>): string {
  return name ?? '設定されていません（試しに動かしているサイトです）';
}
