import icon from '../../../web/assets/icon.svg?url';

/** The web app manifest: iOS notifies only for pages that were put on the home screen, and opens those from here. */
export function loader() {
  const manifest = {
    name: '安定 Antei：医療用医薬品の供給状況',
    short_name: '安定 Antei',
    lang: 'ja',
    start_url: '/lists/device',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [{ src: icon, sizes: 'any', type: 'image/svg+xml' }],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  });
}
