import { useEffect, useState } from 'react';

/** Where the reader's browser keeps that the key is off; nothing of it reaches the server. */
const KEPT_AS = 'antei-slash-key';

/** `/` goes to the search box of the page: its own, where it has one, else the header's. */
export function useSlashKey() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const at = event.target as HTMLElement | null;
      if (at?.closest('input, textarea, select, [contenteditable]') || isOff()) return;
      const find = (place: string) =>
        document.querySelector<HTMLInputElement>(`${place} input[type="search"][name="q"]`);
      const box = find('main') ?? find('header');
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Turns the key off and on: voice control types single characters by mistake (WCAG 2.1.4). Not there without scripts, as the key is not. */
export function SlashKeySwitch() {
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => setOn(!isOff()), []);
  if (on === null) return null;
  const change = (next: boolean) => {
    setOn(next);
    try {
      if (next) localStorage.removeItem(KEPT_AS);
      else localStorage.setItem(KEPT_AS, 'off');
    } catch {
      // A browser that keeps nothing turns it off for this page only.
    }
  };
  return (
    <p>
      <label className="check-option">
        <input
          type="checkbox"
          className="checkbox"
          checked={on}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        「/」キーで検索欄に移る（この端末だけの設定です）
      </label>
    </p>
  );
}

function isOff(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) === 'off';
  } catch {
    return false;
  }
}
