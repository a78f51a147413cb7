/**
 * What each text of a document is, for who has it read aloud: a tree of tags (Tagged PDF). Text drawn inside a tag belongs to it; what is
 * drawn outside of all (page numbers, the head of a table on its later pages) is decoration, which readers pass over.
 */
import type PDFDocument from 'pdfkit';

export type Document = InstanceType<typeof PDFDocument>;
export type Tag = PDFKit.PDFStructureElement;

/** The standard roles that we use (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'P'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Lbl'
  | 'Link'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'TOC'
  | 'TOCI';

export interface TagOptions {
  /** What a figure shows, in words. */
  alt?: string;
  /** What is read in place of what is drawn, or of what is drawn once for several. */
  actual?: string;
  /** What a heading cell names. */
  scope?: 'Row' | 'Column';
}

/** The tag that text goes into now, by document; undefined outside of all. */
const current = new WeakMap<Document, Tag | undefined>();
const roots = new WeakMap<Document, Tag>();

/** Begins the tree of a new document. */
export function openTags(document: Document): void {
  const root = document.struct('Document');
  document.addStructure(root);
  roots.set(document, root);
}

/** Closes the tree; the last thing before the document ends. */
export function closeTags(document: Document): void {
  roots.get(document)!.end();
}

/** A new tag inside the present one, to be filled by {@link inside}, in one go or bit by bit. */
export function tag(document: Document, role: Role, options: TagOptions = {}): Tag {
  // The types do not know `scope`; the library does.
  const made = document.struct(role, options);
  (current.get(document) ?? roots.get(document)!).add(made);
  return made;
}

/** Draws into a tag; `undefined`: as decoration. */
export function inside<T>(document: Document, into: Tag | undefined, draw: () => T): T {
  const before = current.get(document);
  current.set(document, into);
  try {
    return draw();
  } finally {
    current.set(document, before);
  }
}

/** Both: a new tag, and what is in it. */
export function tagged<T>(document: Document, role: Role, draw: () => T, options?: TagOptions): T {
  return inside(document, tag(document, role, options), draw);
}

/** Marks what `draw` writes onto the present page as text of the present tag; outside of all, as decoration. */
export function marked(document: Document, draw: () => void): void {
  const into = current.get(document);
  if (!into) {
    decoration(document, draw);
    return;
  }
  const content = document.markStructureContent(roleOf(into));
  draw();
  document.endMarkedContent();
  into.add(content);
}

/** As the library keeps it; its types do not say so. */
function roleOf(into: Tag): string {
  return (into as unknown as { dictionary: { data: { S: string } } }).dictionary.data.S;
}

/** Lines and areas: they say nothing that the text does not. */
export function decoration(document: Document, draw: () => void): void {
  document.markContent('Artifact', { type: 'Layout' });
  draw();
  document.endMarkedContent();
}

/** Options of an area that leads somewhere, by which it is part of the present tag; the library's types do not know them. */
export function linkTag(document: Document): object {
  return { structParent: current.get(document) };
}
