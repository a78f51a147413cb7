/** Codes of packages by the camera, with what the browser itself can read (Barcode Detection API); no picture leaves the device. */
import { type RefObject, useEffect, useState } from 'react';
import { packageCodeOf } from '../model.ts';

/** Of the Barcode Detection API, which the types of browsers do not have yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** JAN, GS1 DataBar (dispensing and sales packages; few browsers read it yet), GS1-128 and ITF of cases, two-dimensional codes. */
const WANTED = [
  'ean_13',
  'databar',
  'databar_limited',
  'databar_expanded',
  'code_128',
  'itf',
  'data_matrix',
  'qr_code',
];
/** Between two looks at the picture: quick for a hand, easy on a phone's battery. */
const LOOK_MS = 150;

const detectorOf = () => (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** The kinds of codes that this browser reads; none where it has no camera or cannot read any, also until that is known. */
export function useReadable(): string[] {
  const [formats, setFormats] = useState<string[]>([]);
  useEffect(() => {
    let left = false;
    if (!navigator.mediaDevices?.getUserMedia) return;
    detectorOf()
      ?.getSupportedFormats()
      .then((all) => {
        if (!left) setFormats(WANTED.filter((format) => all.includes(format)));
      })
      .catch(() => {});
    return () => {
      left = true;
    };
  }, []);
  return formats;
}

/**
 * Shows the camera in a video and looks for the code of a package until one is found or the signal is given; the camera is off after it.
 * @param say what is seen that is no such code, in words
 * @returns the digits, null if it was stopped. @throws Error in words
 */
export async function scan(
  video: RefObject<HTMLVideoElement | null>,
  formats: string[],
  { signal, say }: { signal: AbortSignal; say: (words: string) => void },
): Promise<string | null> {
  let stream: MediaStream | null = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    const screen = video.current;
    if (signal.aborted || !screen) return null;
    screen.srcObject = stream;
    await screen.play();
    const detector = new (detectorOf()!)({ formats });
    while (!signal.aborted) {
      for (const { rawValue } of await detector.detect(screen)) {
        const code = packageCodeOf(rawValue);
        if (code?.valid) return code.digits;
        say('読めたコードは、医薬品の包装のコード（JAN・GTIN）ではありません。');
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  } catch (error) {
    if (signal.aborted) return null;
    throw new Error(faultText(error), { cause: error });
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
    if (video.current) video.current.srcObject = null;
  }
}

/** Why there is no picture. */
function faultText(error: unknown): string {
  const faults: Record<string, string> = {
    NotAllowedError:
      'カメラを使うことが許可されていません。ブラウザーの設定でこのサイトにカメラを許可するか、コードの数字を入力してください。',
    NotFoundError: 'カメラが見つかりません。コードの数字を入力してください。',
    NotReadableError: 'カメラを使えません。ほかのアプリがカメラを使っていないか、確かめてください。',
  };
  return (
    faults[(error as DOMException).name] ??
    'カメラでコードを読めませんでした。コードの数字を入力してください。'
  );
}
