/** How much may be attached to a warning, for the form as for the check. */
export const MAX_ATTACHMENT_BYTES = 5_000_000;
export const MAX_ATTACHMENTS = 10;
/** Endings that a file's name may have. */
export const ENDINGS = ['pdf', 'xlsx', 'docx', 'pptx', 'csv', 'txt', 'png', 'jpg', 'jpeg'];
/** The same for a file control. */
export const ACCEPT = ENDINGS.map((ending) => `.${ending}`).join(',');
