import { type FormEvent, type RefObject, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';

/** Longer than the gap between two keys of a fast typist, shorter than a pause anybody notices. */
const PAUSE_MS = 120;
/** What a Japanese keyboard shows of a syllable that is not finished: ろｋ, or ｒ alone. */
const UNFINISHED = /(?<=^|[\p{sc=Hiragana}\p{sc=Katakana}ー])[a-zａ-ｚ]{1,2}$/iu;

/**
 * Results as one types: every change of the form becomes the page's address, replacing it. The controls are the browser's
 * own and stay, so that neither the focus nor a word that is being composed is disturbed.
 */
export function useLiveSearch(form: RefObject<HTMLFormElement | null>) {
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const apply = (composing = false) => {
    clearTimeout(timer.current);
    const next = form.current && addressOf(form.current, composing);
    if (next === null || next === window.location.search) return;
    navigate({ search: next }, { replace: true, preventScrollReset: true });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes alive
  useEffect(() => {
    const box = form.current?.elements.namedItem('q');
    if (box instanceof HTMLInputElement) focusAtEnd(box);
    // What was typed before the scripts were there.
    if (box instanceof HTMLInputElement && box.value !== box.defaultValue)
      timer.current = setTimeout(apply, PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, []);

  return {
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      apply();
    },
    onChange: ({ target, nativeEvent }: FormEvent<HTMLFormElement>) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || !target.name)
        return;
      clearTimeout(timer.current);
      const composing = 'isComposing' in nativeEvent && nativeEvent.isComposing === true;
      if (target.name === 'q') timer.current = setTimeout(() => apply(composing), PAUSE_MS);
      else apply();
    },
  };
}

/** With a keyboard one keeps typing or goes down into the list; on a phone the keyboard would cover the results. */
function focusAtEnd(box: HTMLInputElement) {
  const { activeElement, body } = document;
  const idle = !activeElement || activeElement === body || activeElement.id === 'main';
  if (!idle || !window.matchMedia('(hover: hover) and (pointer: fine)').matches) return;
  box.focus({ preventScroll: true });
  box.setSelectionRange(box.value.length, box.value.length);
}

/** The form's conditions as an address, without what says nothing; null while nothing is typed that could be looked for. */
function addressOf(form: HTMLFormElement, composing: boolean): string | null {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    const said = name === 'q' && composing ? value.replace(UNFINISHED, '') : value;
    if (said === '' && value !== '') return null;
    if (said !== '' && !(name === 'sort' && said === 'relevance')) params.append(name, said);
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
