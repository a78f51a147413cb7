import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/forms/button.tsx';

/**
 * Takes the products ticked in the form around it to the list that stays on this device (alerts/pages/device.tsx): in the
 * fragment of the address, which no browser sends to a server.
 */
export function KeepOnDevice({ name }: { name: string }) {
  const navigate = useNavigate();
  const keep = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const codes = currentTarget.form ? new FormData(currentTarget.form).getAll(name) : [];
    navigate(`/lists/device${codes.length > 0 ? `#add=${codes.join(',')}` : ''}`);
  };
  return (
    <Button type="button" size="sm" variant="text" onClick={keep} className="noscript:hidden">
      この端末だけのリストに入れる
    </Button>
  );
}
