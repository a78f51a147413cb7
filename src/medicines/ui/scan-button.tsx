import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/forms/button.tsx';
import { scan, useReadable } from './use-scanner.ts';

interface Props {
  /** Takes the digits of a code. */
  onCode: (digits: string, button: HTMLElement) => void;
  className?: string;
}

/** A button that reads the code of a package by the camera; there only where the browser can. It asks for the camera when it is pressed. */
export function ScanButton({ onCode, className = '' }: Props) {
  const formats = useReadable();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (formats.length === 0) return null;
  return (
    <>
      <Button
        ref={button}
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label="包装のコードをカメラで読む"
        title="包装のコードをカメラで読む"
        className={`min-w-12! px-2! print:hidden ${className}`}
      >
        <BarcodeIcon />
      </Button>
      {open ? (
        <ScanDialog
          formats={formats}
          onClose={() => setOpen(false)}
          onCode={(digits) => {
            setOpen(false);
            if (button.current) onCode(digits, button.current);
          }}
        />
      ) : null}
    </>
  );
}

interface DialogProps {
  formats: string[];
  onClose: () => void;
  onCode: (digits: string) => void;
}

/** What the camera sees, until a code is read or it is closed. */
function ScanDialog({ formats, onClose, onCode }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [words, setWords] = useState(HINT);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is opened
  useEffect(() => {
    const stop = new AbortController();
    dialog.current?.showModal();
    scan(video, formats, { signal: stop.signal, say: setWords })
      .then((digits) => {
        if (digits !== null && !stop.signal.aborted) onCode(digits);
      })
      .catch((error: Error) => {
        setFailed(true);
        setWords(error.message);
      });
    return () => stop.abort();
  }, []);

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label="包装のコードをカメラで読む"
      className="m-auto w-[min(32rem,92vw)] space-y-3 rounded-8 border border-solid-gray-420 p-4"
    >
      {failed ? null : (
        <video ref={video} muted playsInline className="aspect-4/3 w-full bg-black object-cover" />
      )}
      <p role={failed ? 'alert' : 'status'}>{words}</p>
      <Button type="button" onClick={onClose}>
        閉じる
      </Button>
    </dialog>
  );
}

const HINT = '包装のバーコードか二次元コードを、枠の中に映してください。映像は、この端末の外に送られません。';

function BarcodeIcon() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" fill="currentColor" aria-hidden="true">
      <path d="M3 6h2v12H3zM6 6h1v12H6zM9 6h2v12H9zM13 6h1v12h-1zM15 6h3v12h-3zM20 6h1v12h-1z" />
    </svg>
  );
}
