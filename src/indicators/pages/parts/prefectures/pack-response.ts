import { data, type LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '../../../../web/services.ts';
import { packFileName } from '../../../addresses.ts';
import { AnteiError } from '../../../errors.ts';

const TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The council pack that was asked for; 404 if there is no such prefecture, or nothing to make it from. */
export async function packResponse(
  { request, params, context }: LoaderFunctionArgs,
  format: keyof typeof TYPES,
): Promise<Response> {
  const { indicators, today } = context.get(servicesContext);
  const code = params.code ?? '';
  try {
    const bytes = await indicators.pack(code, new URL(request.url).searchParams, today, format);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': TYPES[format],
        // The pack was made, so the code is two digits.
        'Content-Disposition': `attachment; filename="${packFileName(code, format)}"`,
        'X-Robots-Tag': 'noindex',
      },
    });
  } catch (error) {
    if (!(error instanceof AnteiError && (error.code === 'not-found' || error.code === 'no-dataset')))
      throw error;
    throw data(error.detail, { status: 404 });
  }
}
