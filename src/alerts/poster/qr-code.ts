import qrcode from 'qrcode-generator';

/** A QR code as one path of an SVG: squares of 1 by 1 in a picture of `size` by `size`, the white edge included. */
export interface QrCode {
  size: number;
  path: string;
}

/** White modules around a code, as ISO/IEC 18004 wants them. */
const QUIET = 4;

/** The code of an address, as small as it can be; 15% of it may be dirty or torn (level M). */
export function qrCodeOf(address: string): QrCode {
  const code = qrcode(0, 'M');
  code.addData(address);
  code.make();
  const count = code.getModuleCount();
  const runs: string[] = [];
  for (let y = 0; y < count; y++)
    for (let x = 0; x < count; x++) {
      if (!code.isDark(y, x)) continue;
      const from = x;
      while (x < count && code.isDark(y, x)) x++;
      runs.push(`M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`);
    }
  return { size: count + 2 * QUIET, path: runs.join('') };
}
