/** Where a page's script asks how far its file is. */
export const PROGRESS_PATH = '/files/progress/';
/** The field of a form's address that names the file, by a number that the script drew itself. */
export const PROGRESS = 'progress';
