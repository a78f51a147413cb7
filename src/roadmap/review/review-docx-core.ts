import { startOf } from '../../platform/clock.ts';
import { escapeHtml } from '../../platform/text.ts';

/**
 * The properties of a Word document with the review's day as dates (ECMA-376 part 2, §11): the library writes the clock's.
 */
export function coreProperties(title: string, day: string): string {
  const at = startOf(day).toISOString().replace('.000', '');
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeHtml(title)}</dc:title><dc:creator>安定 Antei</dc:creator>`,
    `${date('created')}${date('modified')}</cp:coreProperties>`,
  ].join('');
}
