/** The door of the room: what rooms above may use of the documents, and of how data files are read. */
export {
  checkDocument,
  checkDocuments,
  checkTwice,
  deadLink,
  faultTeller,
} from './check-documents.ts';
export { type CitedFact, type FactBook, factBook } from './cited-fact.ts';
export { type DataFile, type Fault, type Path, readDataFile, type Tell } from './data-file.ts';
export { documentPlace } from './order.ts';
export {
  DOCUMENTS_FOLDER,
  documentsOf,
  linesOf,
  placed,
  readDocumentFiles,
  readDocuments,
  stopAt,
} from './read-documents.ts';
export { citation, date, id, roughDate, text } from './schema.ts';
